package io.github.cimaven.run.engine;

/** Works through an attempt, on the calling thread. Whatever goes wrong is in the result: it never throws. */
@FunctionalInterface
public interface AttemptRunner {
    AttemptResult run(Attempt attempt);
}
