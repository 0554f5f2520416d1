package io.github.cimaven.run.engine;

import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;

/** What GitLab Runner says at the end of a job. */
final class LastLine {
    private LastLine() {}

    static String of(JobOutcome outcome) {
        return switch (outcome.status()) {
            case SUCCESS -> RunnerLines.notice("Job succeeded");
            case CANCELED -> RunnerLines.error("ERROR: Job failed: canceled");
            default ->
                outcome.reason()
                                .filter(FailureReason.RUNNER_SYSTEM_FAILURE::equals)
                                .isPresent()
                        ? RunnerLines.error("ERROR: Job failed (system failure): " + outcome.detail())
                        : RunnerLines.error("ERROR: Job failed: " + outcome.detail());
        };
    }
}
