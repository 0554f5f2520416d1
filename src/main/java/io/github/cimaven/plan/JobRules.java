package io.github.cimaven.plan;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.Start;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.variable.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides by its rules whether a job is in the pipeline, and how it starts.
 *
 * @see <a href="https://docs.gitlab.com/ci/jobs/job_rules/">Specify when jobs run with rules</a>
 */
final class JobRules {
    private JobRules() {}

    /**
     * @param when {@link When#NEVER} when the job is not in the pipeline
     * @param variables those of the matching rule
     * @param reason why the job is not in the pipeline, for a person
     */
    record Decision(When when, Duration delay, AllowFailure allowFailure, Variables variables, String reason) {}

    static Decision decide(Job job, Variables context) {
        Start start = job.start();
        if (start.rules().isEmpty()) {
            return decision(start.when(), start.startIn(), start.allowFailure(), Variables.NONE);
        }
        Optional<Rule> match = firstMatch(start.rules().get(), context);
        if (match.isEmpty()) {
            return out("no rule matched");
        }
        Rule rule = match.get();
        When when = rule.when().orElse(start.when());
        if (when == When.NEVER) {
            return out("the rule at " + rule.span() + " says 'when: never'");
        }
        // A rule that says anything about it also takes away the allowed exit codes.
        AllowFailure allowFailure = rule.allowFailure()
                .map(allowed -> allowed ? AllowFailure.YES : AllowFailure.NO)
                .orElse(start.allowFailure());
        return decision(when, rule.startIn().or(start::startIn), allowFailure, rule.variables());
    }

    static Optional<Rule> firstMatch(List<Rule> rules, Variables context) {
        return rules.stream()
                .filter(rule -> rule.condition()
                        .map(condition -> condition.holds(context))
                        .orElse(true))
                .findFirst();
    }

    private static Decision decision(When when, Optional<Duration> startIn, AllowFailure allowed, Variables variables) {
        Duration delay = when == When.DELAYED ? startIn.orElse(Duration.ZERO) : Duration.ZERO;
        return new Decision(when, delay, allowed, variables, when == When.NEVER ? "its 'when' is 'never'" : "");
    }

    private static Decision out(String reason) {
        return new Decision(When.NEVER, Duration.ZERO, AllowFailure.NO, Variables.NONE, reason);
    }
}
