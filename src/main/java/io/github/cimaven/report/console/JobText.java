package io.github.cimaven.report.console;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.plan.JobStory;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.report.JobExplanation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The story of one job for reading: whether it is in the pipeline, what it is made of, why, and what it gets. */
public final class JobText {
    private static final int WIDEST_NAME = 100;

    private final JobExplanation explained;
    private final List<String> lines = new ArrayList<>();

    private JobText(JobExplanation explained) {
        this.explained = explained;
    }

    public static String of(JobExplanation explained) {
        JobText text = new JobText(explained);
        text.write();
        return String.join("\n", text.lines) + "\n";
    }

    private void write() {
        lines.add(heading());
        group();
        section("Made of:", new KeyRows(explained).rows());
        explained.use().ifPresent(this::use);
        explained.story().ifPresent(story -> {
            DecisionRows decision = new DecisionRows(explained, story);
            section("Rules of the workflow:", decision.workflow());
            section(decision.title(), decision.job());
            explained.planned().ifPresent(job -> {
                WaitingRows waiting = new WaitingRows(explained.plan(), job);
                section("Waits for:", waiting.upstream());
                section("Waiting for it:", waiting.downstream());
                section("Gets artifacts of:", waiting.artifacts());
            });
            VariableRows variables = new VariableRows(explained, story);
            section("Variables:", variables.rows());
            lines.addAll(variables.rest());
        });
    }

    private String heading() {
        String name = Columns.shortened(explained.name(), WIDEST_NAME);
        String place = KeyRows.place(explained.place().span());
        if (explained.story().isEmpty()) {
            return name + " is a template (" + place + "): it never runs, jobs take from it what they need.";
        }
        JobStory story = explained.story().get();
        String stage = " in stage " + Columns.shortened(story.job().stage(), WIDEST_NAME);
        return explained
                .planned()
                .map(job -> name + stage + " (" + place + ") is in this pipeline: " + start(job) + ".")
                .or(() -> explained
                        .leftOut()
                        .map(left -> name + stage + " (" + place + ") is not in this pipeline: "
                                + PlainText.word(explained.hidden(left.reason())) + "."))
                .orElse(name + stage + " (" + place + ") is not in this pipeline.");
    }

    private static String start(PlannedJob job) {
        String delay = job.delay().isZero() ? "" : " after " + Style.duration(job.delay());
        return "when: " + job.when().word() + delay + allowed(job.allowFailure())
                + (job.deployment() ? ", a deployment, which waits for -Dci.confirm=true" : "");
    }

    private static String allowed(AllowFailure allowFailure) {
        if (!allowFailure.exitCodes().isEmpty()) {
            return ", may fail with exit code "
                    + allowFailure.exitCodes().stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return allowFailure.always() ? ", may fail" : "";
    }

    private void group() {
        if (!explained.group().isEmpty()) {
            lines.add("It is one of " + (explained.group().size() + 1) + " jobs that 'parallel' made; the others: "
                    + names(explained.group()) + ".");
        }
    }

    private void use(JobExplanation.Use use) {
        List<List<String>> rows = new ArrayList<>();
        if (!use.extending().isEmpty()) {
            rows.add(List.of("by extends", names(use.extending())));
        }
        if (!use.referring().isEmpty()) {
            rows.add(List.of("by !reference", names(use.referring())));
        }
        if (rows.isEmpty()) {
            rows.add(List.of("by nobody"));
        }
        section("Used:", rows);
    }

    static String names(List<String> names) {
        int most = 12;
        String first = names.stream().limit(most).map(PlainText::word).collect(Collectors.joining(", "));
        return names.size() > most ? first + " and " + (names.size() - most) + " more" : first;
    }

    private void section(String title, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add(title);
            Columns.table(rows).forEach(line -> lines.add("  " + line));
        }
    }
}
