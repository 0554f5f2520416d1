package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;

/** Something that the {@link Scheduler} has decided about a job; whoever runs the pipeline carries it out. */
public record Decision(Kind kind, PlannedJob job) {
    /** What is to be done. */
    public enum Kind {
        /** The job's turn has come. */
        START,
        /** The job's time of waiting begins. */
        DELAY,
        /** The job waits for the user. */
        HOLD,
        /** The job does not run. */
        SKIP,
        /** The job, not yet started, does not run because the pipeline is canceled. */
        CANCEL,
        /** The job is running and has to stop; it counts as running until it has. */
        STOP,
        /** The job's skipping is taken back: it waits again. */
        RESET
    }
}
