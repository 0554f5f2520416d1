package io.github.cimaven.plan;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.rule.ClauseAnswer;
import io.github.cimaven.config.rule.RuleAnswer;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variables;
import java.util.List;
import java.util.Optional;

/**
 * Everything that decided about one job, for a person who asks why.
 *
 * @param stopped whether the workflow wants no pipeline, so that no job is in one
 * @param workflow what became of the rules of the workflow; none where it has none
 * @param rules what became of the job's rules; none where it has none
 * @param only what became of the conditions of {@code only}; none where it has rules
 * @param except the same of {@code except}
 * @param when how it starts; {@link When#NEVER} when it is left out
 * @param reason why it is left out; empty when it is not
 * @param decision the rule that decided, where one did
 * @param needs what it asks for, in this pipeline or not; absent when it waits for stages
 * @param variables by name
 * @param known all variables, to hide what is masked among them
 */
public record JobStory(
        Job job,
        boolean stopped,
        List<RuleAnswer> workflow,
        List<RuleAnswer> rules,
        List<ClauseAnswer> only,
        List<ClauseAnswer> except,
        When when,
        AllowFailure allowFailure,
        String reason,
        Optional<Span> decision,
        Optional<List<Need>> needs,
        List<LeveledVariable> variables,
        Variables known) {
    public JobStory {
        workflow = List.copyOf(workflow);
        rules = List.copyOf(rules);
        only = List.copyOf(only);
        except = List.copyOf(except);
        needs = needs.map(List::copyOf);
        variables = List.copyOf(variables);
    }

    /** Whether the job is in the pipeline, as far as its own rules and those of the workflow say. */
    public boolean isIn() {
        return !stopped && when != When.NEVER;
    }
}
