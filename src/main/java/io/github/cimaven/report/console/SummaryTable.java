package io.github.cimaven.report.console;

import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.run.event.JobInRun;
import io.github.cimaven.run.event.JobSnapshot;
import io.github.cimaven.run.event.PipelineSnapshot;
import io.github.cimaven.run.event.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table at the end: every job by stage, run or not, with its state, duration, and the reason or the command. */
public final class SummaryTable {
    private static final int WIDEST_NAME = 48;

    private final Style style;

    public SummaryTable(Console console) {
        this.style = new Style(console);
    }

    public List<String> lines(PipelineSnapshot pipeline) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(heading(pipeline));
        Map<String, List<JobInRun>> byStage = new LinkedHashMap<>();
        pipeline.stages().keySet().forEach(stage -> byStage.put(stage, new ArrayList<>()));
        String stageOfBridge = "";
        for (JobInRun job : pipeline.allJobs()) {
            // What a bridge has started stands below it, whatever the stages of that pipeline are called.
            stageOfBridge = job.bridges().isEmpty() ? job.job().job().stage() : stageOfBridge;
            byStage.computeIfAbsent(stageOfBridge, stage -> new ArrayList<>()).add(job);
        }
        int width = pipeline.allJobs().stream()
                .mapToInt(job -> Columns.width(name(job)))
                .max()
                .orElse(0);
        byStage.forEach((stage, jobs) -> {
            lines.add("  " + style.bold(PlainText.word(stage)));
            jobs.forEach(job -> lines.add(row(job, remark(job, pipeline), width)));
        });
        if (!pipeline.leftOut().isEmpty()) {
            lines.add("  " + style.faint("not in this pipeline"));
            for (LeftOutJob job : pipeline.leftOut()) {
                lines.add(style.faint("      " + Columns.padded(Columns.shortened(job.name(), WIDEST_NAME), width)
                        + "  " + PlainText.word(job.reason())));
            }
        }
        lines.add("");
        return lines;
    }

    private String heading(PipelineSnapshot pipeline) {
        long warnings =
                pipeline.jobs().stream().filter(JobSnapshot::failedButAllowed).count();
        String word =
                switch (pipeline.status()) {
                    case SUCCESS -> warnings > 0 ? style.warning("passed with warnings") : style.good("passed");
                    case MANUAL -> style.waiting("waiting for you");
                    case FAILED -> style.bad("failed");
                    // GitLab calls a pipeline skipped in which nothing but optional manual jobs is left to run.
                    case SKIPPED -> hasManualJob(pipeline) ? style.waiting("waiting for you") : "skipped";
                    default -> style.warning(pipeline.status().word());
                };
        String took = pipeline.duration()
                .map(time -> style.dot() + Style.duration(time))
                .orElse("");
        return style.bold("Pipeline ") + word + style.faint(took);
    }

    private static boolean hasManualJob(PipelineSnapshot pipeline) {
        return pipeline.jobs().stream().anyMatch(job -> job.status() == Status.MANUAL);
    }

    private String name(JobInRun job) {
        return style.text(Columns.shortened(job.name(), WIDEST_NAME));
    }

    private String row(JobInRun named, String remark, int width) {
        JobSnapshot job = named.job();
        String duration = job.duration().map(Style::duration).orElse("");
        String again = job.attempts() > 1 ? " (" + job.attempts() + " attempts)" : "";
        String row = "    " + style.mark(job) + " " + Columns.padded(name(named), width) + "  " + word(job) + "  "
                + Columns.padded(duration, 8) + "  " + remark + again;
        return row.stripTrailing();
    }

    private String word(JobSnapshot job) {
        String word = Columns.padded(Style.word(job), 16);
        if (job.failedButAllowed()) {
            return style.warning(word);
        }
        return job.status() == Status.FAILED ? style.bad(word) : word;
    }

    /** A bridge that passes as soon as there is a pipeline says what became of that. */
    private String remark(JobInRun job, PipelineSnapshot pipeline) {
        if (!job.bridges().isEmpty() || job.job().job().waitsForPipeline()) {
            return remark(job.job());
        }
        return Optional.ofNullable(pipeline.downstream().get(job.job().name()))
                .map(PipelineSnapshot::status)
                .filter(status -> status != Status.SUCCESS)
                .map(status ->
                        "its pipeline " + ofPipeline(status) + ", which does not count without 'strategy: depend'")
                .orElseGet(() -> remark(job.job()));
    }

    private static String ofPipeline(Status status) {
        return switch (status) {
            case FAILED -> "failed";
            case CANCELED -> "was canceled";
            case SKIPPED -> "was skipped";
            default -> "waits";
        };
    }

    private String remark(JobSnapshot job) {
        Optional<String> command = job.command();
        String reason = PlainText.word(job.outcome()
                .filter(outcome -> outcome.status() != Status.SUCCESS)
                .map(outcome -> outcome.detail())
                .orElse(job.reason()));
        String products = ProductWords.of(job.products());
        String remark = reason + (reason.isEmpty() || products.isEmpty() ? "" : "; ") + products;
        return command.map(text -> remark + "; to run it: " + style.bold(PlainText.word(text)))
                .orElse(remark);
    }
}
