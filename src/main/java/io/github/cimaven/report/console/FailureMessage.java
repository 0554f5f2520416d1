package io.github.cimaven.report.console;

import io.github.cimaven.run.event.JobSnapshot;
import io.github.cimaven.run.event.PipelineSnapshot;
import io.github.cimaven.run.event.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What the build says when the pipeline failed: which jobs, why, and where to read on. */
public final class FailureMessage {
    private FailureMessage() {}

    /** @param directory that paths are shown relative to, as far as they are below it */
    public static String of(PipelineSnapshot pipeline, Path directory) {
        List<JobSnapshot> failures = pipeline.failures();
        if (failures.isEmpty()) {
            return "The pipeline was " + pipeline.status().word() + ".";
        }
        String head = pipeline.status() == Status.CANCELED ? "The pipeline was canceled; " : "The pipeline failed: ";
        return failures.stream()
                .map(job -> "  " + PlainText.word(job.name()) + " (stage "
                        + PlainText.word(job.job().stage()) + "): "
                        + job.outcome().map(outcome -> outcome.detail()).orElse("")
                        + job.log()
                                .map(log -> ", log: " + shown(log, directory))
                                .orElse(""))
                .collect(Collectors.joining("\n", head + Columns.count(failures.size(), "job") + " failed.\n", ""));
    }

    private static Path shown(Path path, Path directory) {
        return path.startsWith(directory) ? directory.relativize(path) : path;
    }
}
