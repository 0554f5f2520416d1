package io.github.cimaven.report.console;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan for reading: the jobs that would run, and why the others would not. */
public final class PlanTable {
    private PlanTable() {}

    public static String text(PipelinePlan plan) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("STAGE", "JOB", "WHEN", "ALLOW FAILURE", "NEEDS"));
        for (PlannedJob job : plan.jobs()) {
            rows.add(List.of(
                    PlainText.word(job.stage()),
                    Columns.shortened(job.name(), 60),
                    job.when().word() + (job.deployment() ? " (deployment)" : ""),
                    allowFailure(job.allowFailure()),
                    job.needs().map(PlanTable::names).orElse("")));
        }
        List<String> lines =
                new ArrayList<>(plan.jobs().isEmpty() ? List.of("No job would run.") : Columns.table(rows));
        if (!plan.leftOut().isEmpty()) {
            lines.add("");
            lines.add("Not in this pipeline:");
            List<List<String>> others = new ArrayList<>();
            for (LeftOutJob job : plan.leftOut()) {
                others.add(List.of(
                        PlainText.word(job.stage()), Columns.shortened(job.name(), 60), PlainText.word(job.reason())));
            }
            lines.addAll(Columns.table(others));
        }
        plan.notices().forEach(notice -> lines.add("note: " + notice));
        return String.join("\n", lines) + "\n";
    }

    private static String names(List<Need> needs) {
        return needs.isEmpty()
                ? "nothing"
                : needs.stream().map(Need::job).map(PlainText::word).collect(Collectors.joining(", "));
    }

    private static String allowFailure(AllowFailure allowFailure) {
        if (!allowFailure.exitCodes().isEmpty()) {
            return "exit codes "
                    + allowFailure.exitCodes().stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return allowFailure.always() ? "yes" : "no";
    }

    /** The same as comma-separated values: name, stage, when, allow_failure, deployment, needs, reason why not. */
    public static String csv(PipelinePlan plan) {
        List<String> lines = new ArrayList<>(List.of("name,stage,when,allow_failure,deployment,needs,left_out"));
        plan.jobs()
                .forEach(job -> lines.add(row(List.of(
                        job.name(),
                        job.stage(),
                        job.when().word(),
                        Boolean.toString(job.allowFailure().always()),
                        Boolean.toString(job.deployment()),
                        job.needs().orElse(List.of()).stream().map(Need::job).collect(Collectors.joining(" ")),
                        ""))));
        plan.leftOut()
                .forEach(job -> lines.add(row(List.of(job.name(), job.stage(), "never", "", "", "", job.reason()))));
        return String.join("\n", lines) + "\n";
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.matches("(?s).*[\",\n\r].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell)
                .collect(Collectors.joining(","));
    }
}
