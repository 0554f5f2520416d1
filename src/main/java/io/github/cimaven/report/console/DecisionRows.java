package io.github.cimaven.report.console;

import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.rule.ClauseAnswer;
import io.github.cimaven.config.rule.RuleAnswer;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.plan.JobStory;
import io.github.cimaven.report.JobExplanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which rule let a job in or kept it out, and what each saw. */
final class DecisionRows {
    private static final int WIDEST_CLAUSE = 72;
    private static final int WIDEST_VALUE = 60;

    private final JobExplanation explained;
    private final JobStory story;

    DecisionRows(JobExplanation explained, JobStory story) {
        this.explained = explained;
        this.story = story;
    }

    List<List<String>> workflow() {
        return rules(story.workflow());
    }

    String title() {
        return story.rules().isEmpty() ? "Decided by:" : "Rules:";
    }

    List<List<String>> job() {
        if (story.stopped()) {
            return List.of(); // GitLab does not look at the jobs at all.
        }
        if (!story.rules().isEmpty()) {
            return rules(story.rules());
        }
        List<List<String>> rows = new ArrayList<>();
        policy("only", story.only(), rows);
        policy("except", story.except(), rows);
        return rows;
    }

    private void policy(String keyword, List<ClauseAnswer> answers, List<List<String>> rows) {
        answers.forEach(answer -> rows.add(List.of(
                keyword + ":" + answer.clause(),
                answer.holds() ? "yes" : "no",
                Columns.shortened(answer.text(), WIDEST_CLAUSE),
                seen(answer))));
    }

    private List<List<String>> rules(List<RuleAnswer> answers) {
        List<List<String>> rows = new ArrayList<>();
        for (RuleAnswer answer : answers) {
            String place = KeyRows.place(answer.rule().span());
            if (answer.clauses().isEmpty()) {
                boolean asked = answer.result() != RuleAnswer.Result.NOT_ASKED;
                rows.add(List.of(place, asked ? "yes" : "-", asked ? "always" : "not asked", ""));
            }
            for (int i = 0; i < answer.clauses().size(); i++) {
                ClauseAnswer clause = answer.clauses().get(i);
                rows.add(List.of(
                        i == 0 ? place : "",
                        clause.holds() ? "yes" : answer.result() == RuleAnswer.Result.UNANSWERABLE ? "?" : "no",
                        Columns.shortened(clause.clause() + ": " + explained.hidden(clause.text()), WIDEST_CLAUSE),
                        seen(clause)));
            }
            if (answer.result() == RuleAnswer.Result.MATCHES) {
                effect(answer.rule()).ifPresent(effect -> rows.add(List.of("", "so", effect, "")));
            }
        }
        return rows;
    }

    /** What a rule that matches changes. */
    private static Optional<String> effect(Rule rule) {
        List<String> effects = new ArrayList<>();
        rule.when().ifPresent(when -> effects.add("when: " + when.word()));
        rule.startIn().ifPresent(delay -> effects.add("start_in: " + Style.duration(delay)));
        rule.allowFailure().ifPresent(allowed -> effects.add("allow_failure: " + allowed));
        rule.interruptible().ifPresent(flag -> effects.add("interruptible: " + flag));
        rule.needs()
                .filter(needs -> !needs.isEmpty())
                .ifPresent(needs -> effects.add("needs: "
                        + JobText.names(needs.stream().map(need -> need.job()).toList())));
        if (!rule.variables().isEmpty()) {
            effects.add("variables: "
                    + JobText.names(
                            rule.variables().all().stream().map(Variable::name).toList()));
        }
        return effects.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", effects));
    }

    private String seen(ClauseAnswer clause) {
        String values = clause.seen().entrySet().stream().map(this::seen).collect(Collectors.joining(", "));
        return values
                + (values.isEmpty() || clause.remark().isEmpty() ? "" : "; ")
                + PlainText.word(explained.hidden(clause.remark()));
    }

    private String seen(Map.Entry<String, Optional<Variable>> named) {
        return named.getValue()
                .map(variable -> named.getKey() + " is "
                        + (variable.masked()
                                ? "[MASKED]"
                                : "\"" + Columns.shortened(explained.hidden(variable.value()), WIDEST_VALUE) + "\""))
                .orElse(named.getKey() + " is not set");
    }
}
