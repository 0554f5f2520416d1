package io.github.cimaven.run.engine;

import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import java.util.List;

/**
 * How an attempt ended and what it left.
 *
 * @param artifacts paths relative to the job's artifacts folder
 */
public record AttemptResult(JobOutcome outcome, List<String> artifacts) {
    public AttemptResult {
        artifacts = List.copyOf(artifacts);
    }

    /** Something else than the job's own commands broke. */
    static AttemptResult broken(String detail) {
        return new AttemptResult(JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, detail), List.of());
    }
}
