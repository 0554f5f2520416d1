package io.github.cimaven.report.console;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Trigger;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.plan.DownstreamPlan;
import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.JobInRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as comma-separated values, for a spreadsheet: the jobs that would run, then the others with the reason. */
public final class PlanCsv {
    private static final String HEADINGS =
            "name,stage,when,allow_failure,deployment,needs,environment,rule,left_out,trigger";

    private static final String NOTHING = "[]";

    private PlanCsv() {}

    /** @param children pipelines that bridges of the plan would start */
    public static String of(PipelinePlan plan, List<DownstreamPlan> children) {
        List<String> lines = new ArrayList<>(List.of(HEADINGS));
        add(plan, children, UnaryOperator.identity(), lines);
        return String.join("\n", lines) + "\n";
    }

    /** @param names of jobs among those of all pipelines */
    private static void add(
            PipelinePlan plan, List<DownstreamPlan> children, UnaryOperator<String> names, List<String> lines) {
        plan.jobs().forEach(job -> lines.add(row(cells(names.apply(job.name()), job))));
        plan.leftOut().forEach(job -> lines.add(row(cells(names.apply(job.name()), job))));
        for (DownstreamPlan child : children) {
            String bridge = names.apply(child.bridge().name());
            child.plan().ifPresent(started -> add(started, child.below(), job -> JobInRun.name(bridge, job), lines));
        }
    }

    private static List<String> cells(String name, PlannedJob job) {
        return List.of(
                name,
                job.stage(),
                job.when().word(),
                Boolean.toString(job.allowFailure().always()),
                Boolean.toString(job.deployment()),
                job.needs().map(PlanCsv::needs).orElse(""),
                job.environmentName().orElse(""),
                place(job.rule()),
                "",
                job.job().trigger().map(Trigger::target).orElse(""));
    }

    private static List<String> cells(String name, LeftOutJob job) {
        return List.of(name, job.stage(), "never", "", "", "", "", place(job.rule()), job.reason(), "");
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
