package io.github.cimaven.run.engine;

import io.github.cimaven.run.event.JobOutcome;

/** Works through an attempt, on the calling thread. Whatever goes wrong is in the result: it never throws. */
@FunctionalInterface
public interface AttemptRunner {
    AttemptResult run(Attempt attempt);

    /** Ends an attempt before it has begun: there is no more to it than to say so. */
    default AttemptResult refuse(Attempt attempt, JobOutcome outcome) {
        return AttemptResult.of(outcome);
    }
}
