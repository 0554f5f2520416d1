package io.github.cimaven.plan;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Policy;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.Start;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.rule.FileClauses;
import io.github.cimaven.config.rule.RuleMatcher;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variables;
import java.util.List;
import java.util.Optional;

/**
 * Decides by its rules, or by {@code only} and {@code except}, whether a job is in the pipeline, and how it starts.
 *
 * @see <a href="https://docs.gitlab.com/ci/jobs/job_rules/">Specify when jobs run with rules</a>
 */
final class JobRules {
    private final FileClauses files;
    private final Policies policies;
    private final boolean workflowHasRules;

    JobRules(FileClauses files, Policies policies, boolean workflowHasRules) {
        this.files = files;
        this.policies = policies;
        this.workflowHasRules = workflowHasRules;
    }

    /**
     * @param when {@link When#NEVER} when the job is not in the pipeline
     * @param rule the one that matched
     * @param place what decided: the rule, the first one where none matched, or {@code only} or {@code except}
     * @param reason why the job is not in the pipeline, for a person
     * @param error what keeps GitLab from telling
     * @param assumed whether changes decided that nobody knows and that are taken for granted
     */
    record Decision(
            When when,
            AllowFailure allowFailure,
            Optional<Rule> rule,
            Optional<Span> place,
            String reason,
            Optional<String> error,
            boolean assumed) {
        boolean isIn() {
            return when != When.NEVER;
        }

        Variables variables() {
            return rule.map(Rule::variables).orElse(Variables.NONE);
        }
    }

    Decision decide(Job job, Variables known) {
        Start start = job.start();
        if (start.rules().isPresent()) {
            return byRules(start.rules().get(), start, known);
        }
        Optional<Policy> only = start.only().filter(policy -> !policy.isImplicit() || !workflowHasRules);
        return out("only", "does not match", only, only.flatMap(policy -> policies.unfulfilled(policy, known)))
                .or(() -> out(
                        "except",
                        "matches",
                        start.except(),
                        start.except().flatMap(policy -> policies.fulfilled(policy, known))))
                .orElseGet(() -> new Decision(
                        start.when(),
                        start.allowFailure(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        only.filter(policies::assumes).isPresent()));
    }

    private Optional<Decision> out(String keyword, String verb, Optional<Policy> policy, Optional<String> part) {
        return part.map(condition -> {
            boolean implicit = policy.filter(Policy::isImplicit).isPresent();
            return out(
                    implicit
                            ? "without rules a job is for branches and tags only"
                            : "'" + keyword + ":" + condition + "' " + verb + " this pipeline",
                    implicit ? Optional.empty() : policy.map(Policy::span),
                    condition.equals("changes")
                            && policy.filter(policies::assumes).isPresent());
        });
    }

    private Decision byRules(List<Rule> rules, Start start, Variables known) {
        RuleMatcher.Match match = new RuleMatcher(known, files).first(rules);
        if (match.error().isPresent()) {
            return new Decision(
                    When.NEVER,
                    AllowFailure.NO,
                    Optional.empty(),
                    match.unanswerable().map(Rule::span),
                    match.error().get(),
                    match.error(),
                    false);
        }
        if (match.rule().isEmpty()) {
            return out("no rule matched", rules.stream().findFirst().map(Rule::span), false);
        }
        Rule rule = match.rule().get();
        When when = rule.when().orElse(start.when());
        if (when == When.NEVER) {
            return out("the rule at " + rule.span() + " says 'when: never'", Optional.of(rule.span()), match.assumed());
        }
        // A rule that says anything about it also takes away the allowed exit codes.
        AllowFailure allowFailure = rule.allowFailure()
                .map(allowed -> allowed ? AllowFailure.YES : AllowFailure.NO)
                .orElse(start.allowFailure());
        return new Decision(
                when, allowFailure, Optional.of(rule), Optional.of(rule.span()), "", Optional.empty(), match.assumed());
    }

    private static Decision out(String reason, Optional<Span> place, boolean assumed) {
        return new Decision(When.NEVER, AllowFailure.NO, Optional.empty(), place, reason, Optional.empty(), assumed);
    }
}
