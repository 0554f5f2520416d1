package io.github.cimaven.plan;

import io.github.cimaven.config.model.AutoCancel;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.model.Workflow;
import io.github.cimaven.config.rule.RuleMatcher;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variables;
import java.util.Optional;

/**
 * What the rules of the workflow say of the pipeline.
 *
 * @param stopped there is no pipeline
 * @param place the rule that said so, where one did
 * @param assumed whether changes decided that nobody knows and that are taken for granted
 * @param variables that the matching rule adds to those of the root level
 * @param autoCancel of the workflow, and what the matching rule says instead
 * @see <a href="https://docs.gitlab.com/ci/yaml/workflow/">workflow</a>
 */
record WorkflowDecision(
        boolean stopped, Optional<Span> place, boolean assumed, Variables variables, AutoCancel autoCancel) {
    static WorkflowDecision of(Workflow workflow, RuleMatcher matcher) {
        if (workflow.rules().isEmpty()) {
            return new WorkflowDecision(false, Optional.empty(), false, Variables.NONE, workflow.autoCancel());
        }
        RuleMatcher.Match first = matcher.first(workflow.rules().get());
        Optional<Rule> match = first.rule();
        boolean never = match.flatMap(Rule::when).filter(When.NEVER::equals).isPresent();
        return new WorkflowDecision(
                match.isEmpty() || never,
                match.map(Rule::span),
                first.assumed(),
                match.map(Rule::variables).orElse(Variables.NONE),
                workflow.autoCancel().with(match.flatMap(Rule::autoCancel).orElse(AutoCancel.DEFAULT)));
    }
}
