package io.github.cimaven.report.console;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Trigger;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.plan.DownstreamPlan;
import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.PipelineFacts;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.JobInRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A plan for reading: the jobs that would run and the rule that put each there, then those that would not, and why. Columns that
 * say nothing are left out, long names and lists are cut; the whole of them is in the other formats.
 */
public final class PlanTable {
    private static final int WIDEST_NAME = 60;
    private static final int WIDEST_LIST = 44;
    private static final List<String> HEADINGS =
            List.of("STAGE", "JOB", "WHEN", "ALLOW FAILURE", "NEEDS", "ENVIRONMENT", "TRIGGER", "RULE");
    /** Stage and job are told of each job; so is when it starts. */
    private static final int ALWAYS_SHOWN = 4;

    private final PipelinePlan plan;
    private final List<String> lines = new ArrayList<>();

    private PlanTable(PipelinePlan plan) {
        this.plan = plan;
    }

    /** @param children pipelines that bridges of the plan would start */
    public static String text(PipelinePlan plan, List<DownstreamPlan> children) {
        StringBuilder text = new StringBuilder(new PlanTable(plan).text());
        children.forEach(child -> add(child, child.bridge().name(), text));
        return text.toString();
    }

    private static void add(DownstreamPlan child, String name, StringBuilder text) {
        String files = child.bridge().job().trigger().map(Trigger::target).orElse("");
        text.append("\nPipeline that ")
                .append(PlainText.word(name))
                .append(" starts (")
                .append(PlainText.word(files));
        if (child.plan().isPresent()) {
            text.append(")\n").append(new PlanTable(child.plan().get()).text());
        } else {
            text.append("): ")
                    .append(PlainText.word(String.join(", ", child.reasons())))
                    .append("\n");
        }
        child.below()
                .forEach(below -> add(below, JobInRun.name(name, below.bridge().name()), text));
    }

    private String text() {
        lines.add(heading());
        plan.facts().name().ifPresent(name -> lines.add("Name: " + PlainText.word(name)));
        if (plan.facts().rule().isPresent()) {
            lines.add("Workflow rule: " + place(plan.facts().rule()));
        }
        table(plan.jobs().stream().map(PlanTable::row).toList());
        leftOut();
        if (!plan.notices().isEmpty()) {
            lines.add("");
        }
        plan.notices().forEach(notice -> lines.add("note: " + notice));
        return String.join("\n", lines) + "\n";
    }

    /** For which event, and how much of the configuration that is. */
    private String heading() {
        PipelineFacts facts = plan.facts();
        int all = plan.jobs().size() + plan.leftOut().size();
        String some = plan.jobs().isEmpty()
                ? "no job of " + all
                : plan.jobs().size() + " of " + Columns.count(all, "job") + " in "
                        + Columns.count(plan.stages().size(), "stage");
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

    private void leftOut() {
        if (!plan.leftOut().isEmpty()) {
            lines.add("");
            lines.add("Not in this pipeline:");
            lines.addAll(
                    Columns.table(plan.leftOut().stream().map(PlanTable::row).toList()));
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
                Columns.shortened(job.job().trigger().map(Trigger::target).orElse(""), WIDEST_LIST),
                place(job.rule()));
    }

    private static List<String> row(LeftOutJob job) {
        String reason = PlainText.word(job.reason());
        String place = place(job.rule());
        return List.of(
                Columns.shortened(job.stage(), WIDEST_NAME),
                Columns.shortened(job.name(), WIDEST_NAME),
                place.isEmpty() || reason.contains(place) ? reason : reason + " (" + place + ")");
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
