package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.executor.Cancellation;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One try at a job.
 *
 * @param number counts from 1
 * @param jobId {@code CI_JOB_ID}
 * @param log where its output is kept
 * @param cancellation the wish that it stops
 */
public record Attempt(PlannedJob job, int number, long jobId, Path log, Instant startedAt, Cancellation cancellation) {
    /** The same at a job that has other values filled in. */
    Attempt at(PlannedJob filled) {
        return new Attempt(filled, number, jobId, log, startedAt, cancellation);
    }
}
