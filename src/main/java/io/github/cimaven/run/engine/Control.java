package io.github.cimaven.run.engine;

import io.github.cimaven.run.executor.Cancellation;

/**
 * What may come into a run from outside.
 *
 * @param newer is requested when there is a newer pipeline for the same work
 * @param user may start manual jobs
 */
public record Control(Cancellation newer, ManualStarts user) {
    /** A run that nobody interferes with. */
    public static Control none() {
        return new Control(new Cancellation(), ManualStarts.NOBODY);
    }

    public static Control overtakenBy(Cancellation newer) {
        return new Control(newer, ManualStarts.NOBODY);
    }

    public static Control of(ManualStarts user) {
        return new Control(new Cancellation(), user);
    }
}
