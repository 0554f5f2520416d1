package io.github.cimaven.report.console;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.PipelineFacts;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan for reading: the jobs that would run and the rule that put each there, then those that would not, and why. Columns that
 * say nothing are left out, long names and lists are cut; the whole of them is in the other formats.
 */
public final class PlanTable {
    private static final int WIDEST_NAME = 60;
    private static final int WIDEST_LIST = 44;
    private static final List<String> HEADINGS =
            List.of("STAGE", "JOB", "WHEN", "ALLOW FAILURE", "NEEDS", "ENVIRONMENT", "RULE");
    /** Stage and job are told of each job; so is when it starts. */
    private static final int ALWAYS_SHOWN = 4;

    private final PipelinePlan plan;
    private final List<String> lines = new ArrayList<>();

    private PlanTable(PipelinePlan plan) {
        this.plan = plan;
    }

    public static String text(PipelinePlan plan) {
        return new PlanTable(plan).text();
    }

    private String text() {
        lines.add(heading());
        plan.facts().name().ifPresent(name -> lines.add("Name: " + PlainText.word(name)));
        if (plan.facts().rule().isPresent()) {
            lines.add("Workflow rule: " + place(plan.facts().rule()));
        }
        table(plan.jobs().stream().map(PlanTable::row).toList());
        section(
                "In GitLab's pipeline too, but not run here:",
                plan.leftOut().stream()
                        .filter(job -> job.elsewhere().isPresent())
                        .toList());
        section(
                "Not in this pipeline:",
                plan.leftOut().stream().filter(job -> job.elsewhere().isEmpty()).toList());
        if (!plan.notices().isEmpty()) {
            lines.add("");
        }
        plan.notices().forEach(notice -> lines.add("note: " + notice));
        return String.join("\n", lines) + "\n";
    }

    /** For which event, and how much of the configuration that is; what only GitLab runs is part of its pipeline too. */
    private String heading() {
        PipelineFacts facts = plan.facts();
        List<PlannedJob> elsewhere =
                plan.leftOut().stream().flatMap(job -> job.elsewhere().stream()).toList();
        List<PlannedJob> created =
                Stream.concat(plan.jobs().stream(), elsewhere.stream()).toList();
        long stages = created.stream().map(PlannedJob::stage).distinct().count();
        int all = plan.jobs().size() + plan.leftOut().size();
        String some = created.isEmpty()
                ? "no job of " + all
                : created.size() + " of " + Columns.count(all, "job") + " in " + Columns.count((int) stages, "stage")
                        + (elsewhere.isEmpty() ? "" : ", " + elsewhere.size() + " of them not run here");
        return PlainText.word("For " + facts.source() + " on " + (facts.tag() ? "tag " : "") + facts.ref()) + ": "
                + some + ".";
    }

    private void table(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Integer> shown = IntStream.range(0, HEADINGS.size())
                .filter(column -> column < ALWAYS_SHOWN
                        || rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        List<List<String>> table = new ArrayList<>(List.of(HEADINGS));
        table.addAll(rows);
        lines.add("");
        lines.addAll(Columns.table(
                table.stream().map(row -> shown.stream().map(row::get).toList()).toList()));
    }

    private void section(String title, List<LeftOutJob> jobs) {
        if (!jobs.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(Columns.table(jobs.stream().map(PlanTable::row).toList()));
        }
    }

    private static List<String> row(PlannedJob job) {
        return List.of(
                Columns.shortened(job.stage(), WIDEST_NAME),
                Columns.shortened(job.name(), WIDEST_NAME),
                when(job),
                allowFailure(job.allowFailure()),
                job.needs().map(PlanTable::names).orElse(""),
                Columns.shortened(job.environmentName().orElse(""), WIDEST_LIST),
                place(job.rule()));
    }

    private static List<String> row(LeftOutJob job) {
        String reason = PlainText.word(job.reason());
        String place = place(job.rule());
        return List.of(
                Columns.shortened(job.stage(), WIDEST_NAME),
                Columns.shortened(job.name(), WIDEST_NAME),
                place.isEmpty() || reason.contains(place) || job.elsewhere().isPresent()
                        ? reason
                        : reason + " (" + place + ")");
    }

    private static String when(PlannedJob job) {
        String delay = job.delay().isZero() ? "" : " " + Style.duration(job.delay());
        return job.when().word() + delay + (job.deployment() ? " (deployment)" : "");
    }

    /** As many names as there is room for, and how many more there are. */
    private static String names(List<Need> needs) {
        if (needs.isEmpty()) {
            return "nothing";
        }
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < needs.size(); i++) {
            String name = PlainText.word(needs.get(i).job());
            if (i > 0 && Columns.width(names.toString()) + Columns.width(name) > WIDEST_LIST - 12) {
                return names + " and " + (needs.size() - i) + " more";
            }
            names.append(i == 0 ? "" : ", ").append(Columns.shortened(name, WIDEST_LIST));
        }
        return names.toString();
    }

    private static String place(Optional<Span> rule) {
        return rule.map(span -> PlainText.word(span.source().name()) + ":" + span.line())
                .orElse("");
    }

    private static String allowFailure(AllowFailure allowFailure) {
        if (!allowFailure.exitCodes().isEmpty()) {
            return "exit codes "
                    + allowFailure.exitCodes().stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return allowFailure.always() ? "yes" : "no";
    }
}
