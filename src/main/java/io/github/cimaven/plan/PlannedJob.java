package io.github.cimaven.plan;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Cache;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job that is part of the pipeline, after its rules were decided.
 *
 * @param id counts from 1 in the order of the plan
 * @param when never {@link When#NEVER}
 * @param delay how long a {@link When#DELAYED} job waits after its gate has opened; zero otherwise
 * @param needs only those whose jobs are in the plan; absent when the job waits for earlier stages
 * @param wanted all needs that hold for this pipeline, those of the matching rule if it has any
 * @param artifactsFrom names of the jobs whose artifacts it gets, in the order in which they are unpacked
 * @param variables all variables known before the job starts, in order of precedence merged, not yet expanded
 * @param configured those of the variables that the configuration gives, the levels of rules included
 * @param given those of the variables that come from outside of the configuration: they win over all others, also over those that
 *     jobs report
 * @param options those of the job that its creation changes: {@code tags} with variables expanded, {@code cache_keys} with the
 *     files they stand for, and what a rule says of {@code interruptible} and {@code start_in}
 * @param rule the one that put the job into the pipeline and decided how it starts
 * @param deployment whether the deploy gate holds it: it is in a deploy stage or starts a deployment to an environment
 */
public record PlannedJob(
        int id,
        Job job,
        When when,
        Duration delay,
        AllowFailure allowFailure,
        Optional<List<Need>> needs,
        List<Need> wanted,
        List<String> artifactsFrom,
        Variables variables,
        Variables configured,
        Variables given,
        Options options,
        Optional<Span> rule,
        boolean deployment) {
    public PlannedJob {
        needs = needs.map(List::copyOf);
        wanted = List.copyOf(wanted);
        artifactsFrom = List.copyOf(artifactsFrom);
    }

    /** The same with another job and options. */
    public PlannedJob with(Job otherJob, Options otherOptions) {
        return new PlannedJob(
                id,
                otherJob,
                when,
                delay,
                allowFailure,
                needs,
                wanted,
                artifactsFrom,
                variables,
                configured,
                given,
                otherOptions,
                rule,
                deployment);
    }

    public String name() {
        return job.name();
    }

    public String stage() {
        return job.stage();
    }

    /** The value of a variable, with others filled in; empty when there is none of this name. */
    public String value(String name) {
        return variables
                .get(name)
                .map(Variable::value)
                .map(text -> Expansion.text(text, variables))
                .orElse("");
    }

    /** The name of the environment with its variables filled in, for people: without masked values. */
    public Optional<String> environmentName() {
        return job.environment()
                .map(environment -> variables.hidden(variables
                        .get("CI_ENVIRONMENT_NAME")
                        .map(Variable::value)
                        .orElse(environment.name())));
    }

    /**
     * What it has for itself while it runs.
     *
     * @see <a href="https://docs.gitlab.com/ci/yaml/#resource_group">resource_group</a>
     */
    public Optional<String> resourceGroup() {
        return Optional.ofNullable(job.options().value("resource_group"))
                .map(String::valueOf)
                .map(group -> Expansion.known(group, variables))
                .filter(group -> !group.isBlank());
    }

    /** The caches it asks for, in their order. */
    public List<Cache> caches() {
        return JobCaches.of(job.options(), options);
    }

    /** Whether it is a bridge that ends as the pipeline does which it starts. */
    public boolean waitsForPipeline() {
        return job.trigger().filter(trigger -> trigger.strategy().waits()).isPresent();
    }

    /** Whether the job has a {@code needs} key, and so does not wait for stages. */
    public boolean scheduledByNeeds() {
        return needs.isPresent();
    }

    /** The same job as one that starts whatever became of the jobs before it. */
    PlannedJob startedAlways() {
        return with(When.ALWAYS, needs);
    }

    /** The same job without needs outside of the given jobs. */
    PlannedJob needingOnly(Set<String> names) {
        return with(when, needs.map(all -> all.stream()
                .filter(need -> names.contains(need.job()))
                .toList()));
    }

    private PlannedJob with(When newWhen, Optional<List<Need>> newNeeds) {
        return new PlannedJob(
                id,
                job,
                newWhen,
                delay,
                allowFailure,
                newNeeds,
                wanted,
                artifactsFrom,
                variables,
                configured,
                given,
                options,
                rule,
                deployment);
    }
}
