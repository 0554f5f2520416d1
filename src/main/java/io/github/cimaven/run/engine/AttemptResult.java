package io.github.cimaven.run.engine;

import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.JobProducts;

/** How an attempt ended and what it left. */
public record AttemptResult(JobOutcome outcome, JobProducts products) {
    /** The same with other products. */
    AttemptResult with(JobProducts others) {
        return new AttemptResult(outcome, others);
    }

    /** One that left nothing. */
    static AttemptResult of(JobOutcome outcome) {
        return new AttemptResult(outcome, JobProducts.NONE);
    }

    /** Something else than the job's own commands broke. */
    static AttemptResult broken(String detail) {
        return of(JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, detail));
    }
}
