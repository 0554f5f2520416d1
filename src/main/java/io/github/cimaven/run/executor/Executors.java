package io.github.cimaven.run.executor;

import io.github.cimaven.config.model.Place;

/** The kinds of places that a run has for its jobs. Thread-safe. */
@FunctionalInterface
public interface Executors {
    /** Where a job runs that asks for this. */
    Executor of(Place place);
}
