package io.github.cimaven.plan;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.model.Policy;
import io.github.cimaven.config.model.Start;
import io.github.cimaven.config.rule.ClauseAnswer;
import io.github.cimaven.config.rule.FileClauses;
import io.github.cimaven.config.rule.RuleTrace;
import io.github.cimaven.config.variable.Variables;
import java.util.List;
import java.util.Optional;

/**
 * What a planner has decided by, to be told for one job.
 *
 * @param known all variables that the rules of the workflow can ask for
 * @param predefined those of the pipeline
 */
record Evidence(
        FileClauses files, Policies policies, Variables known, Variables predefined, WorkflowDecision workflow) {

    JobStory story(Pipeline pipeline, PipelineContext context, Seed seed) {
        Job job = seed.job();
        Start start = job.start();
        JobRules.Decision decision = seed.decision();
        boolean byRules = start.rules().isPresent();
        Optional<Policy> only = start.only()
                .filter(policy -> !policy.isImplicit() || !pipeline.workflow().namesRules());
        return new JobStory(
                job,
                workflow.stopped(),
                pipeline.workflow()
                        .rules()
                        .map(rules -> new RuleTrace(known, files).answers(rules))
                        .orElse(List.of()),
                start.rules()
                        .map(rules -> new RuleTrace(seed.known(), files).answers(rules))
                        .orElse(List.of()),
                byRules ? List.of() : answers(only, seed.known()),
                byRules ? List.of() : answers(start.except(), seed.known()),
                decision.when(),
                decision.allowFailure(),
                decision.reason(),
                decision.place(),
                seed.needs(),
                new VariableLevels(pipeline, context, workflow, predefined).of(seed),
                seed.all());
    }

    private List<ClauseAnswer> answers(Optional<Policy> policy, Variables variables) {
        return policy.map(asked -> policies.answers(asked, variables)).orElse(List.of());
    }
}
