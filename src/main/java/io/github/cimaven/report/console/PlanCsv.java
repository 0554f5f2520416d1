package io.github.cimaven.report.console;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as comma-separated values, for a spreadsheet: the jobs that would run, then the others with the reason. */
public final class PlanCsv {
    private static final String HEADINGS = "name,stage,when,allow_failure,deployment,needs,environment,rule,left_out";

    private static final String NOTHING = "[]";

    private PlanCsv() {}

    public static String of(PipelinePlan plan) {
        List<String> lines = new ArrayList<>(List.of(HEADINGS));
        plan.jobs().forEach(job -> lines.add(row(cells(job, job.rule(), ""))));
        plan.leftOut()
                .forEach(left -> lines.add(row(left.elsewhere()
                        .map(job -> cells(job, left.rule(), left.reason()))
                        .orElseGet(() -> cells(left)))));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> cells(PlannedJob job, Optional<Span> rule, String reason) {
        return List.of(
                job.name(),
                job.stage(),
                job.when().word(),
                Boolean.toString(job.allowFailure().always()),
                Boolean.toString(job.deployment()),
                job.needs().map(PlanCsv::needs).orElse(""),
                job.environmentName().orElse(""),
                place(rule),
                reason);
    }

    private static List<String> cells(LeftOutJob job) {
        return List.of(job.name(), job.stage(), "never", "", "", "", "", place(job.rule()), job.reason());
    }

    /** Names with semicolons between, quoted where they have signs of their own; a job that waits for nothing has {@code []}. */
    private static String needs(List<Need> needs) {
        return needs.isEmpty()
                ? NOTHING
                : needs.stream().map(Need::job).map(PlanCsv::need).collect(Collectors.joining(";"));
    }

    private static String need(String name) {
        return name.contains(";") || name.contains("\"") || name.equals(NOTHING) ? inQuotes(name) : name;
    }

    private static String inQuotes(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String place(Optional<Span> rule) {
        return rule.map(span -> span.source().name() + ":" + span.line()).orElse("");
    }

    private static String row(List<String> cells) {
        return cells.stream().map(PlanCsv::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        boolean plain = Stream.of(",", "\"", "\n", "\r").noneMatch(cell::contains);
        return plain ? cell : inQuotes(cell);
    }
}
