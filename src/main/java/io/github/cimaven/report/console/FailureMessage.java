package io.github.cimaven.report.console;

import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobInRun;
import io.github.cimaven.run.event.JobOutcome;
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
        List<JobInRun> failures =
                pipeline.allJobs().stream().filter(JobInRun::failedForGood).toList();
        if (failures.isEmpty()) {
            return pipeline.status() == Status.FAILED
                    ? "The pipeline failed."
                    : "The pipeline was " + pipeline.status().word() + ".";
        }
        String head = pipeline.status() == Status.CANCELED ? "The pipeline was canceled; " : "The pipeline failed: ";
        return failures.stream()
                .map(job -> line(job, directory))
                .collect(Collectors.joining("\n", head + Columns.count(failures.size(), "job") + " failed.\n", ""));
    }

    private static String line(JobInRun failed, Path directory) {
        JobSnapshot job = failed.job();
        return "  " + PlainText.word(failed.name()) + " (stage "
                + PlainText.word(job.job().stage()) + "): "
                + job.outcome().map(outcome -> outcome.detail()).orElse("")
                + job.log()
                        .filter(log -> !failedBelow(job))
                        .map(log -> ", log: " + shown(log, directory))
                        .orElse("");
    }

    /** Whether it is a bridge that has failed because its pipeline did, which tells its reasons by itself. */
    private static boolean failedBelow(JobSnapshot job) {
        return job.outcome()
                .flatMap(JobOutcome::reason)
                .filter(FailureReason.UNKNOWN_FAILURE::equals)
                .isPresent();
    }

    private static Path shown(Path path, Path directory) {
        return path.startsWith(directory) ? directory.relativize(path) : path;
    }
}
