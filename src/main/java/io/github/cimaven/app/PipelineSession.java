package io.github.cimaven.app;

import io.github.cimaven.run.event.PipelineSnapshot;
import java.util.Optional;

/**
 * One pipeline across the goals of one build: {@code mvn ci:build ci:test} is shown, numbered and reported as one. Goals of one
 * build run one after another.
 */
public final class PipelineSession {
    private Optional<PipelineSnapshot> snapshot = Optional.empty();
    private Optional<String> run = Optional.empty();

    /** What earlier goals have run. */
    Optional<PipelineSnapshot> soFar() {
        return snapshot;
    }

    void remember(PipelineSnapshot latest) {
        snapshot = Optional.of(latest);
    }

    /** By which its journal is known. */
    Optional<String> run() {
        return run;
    }

    void writes(String journal) {
        run = Optional.of(journal);
    }

    /** How many attempts earlier goals have made. */
    long attempts() {
        return snapshot.map(PipelineSnapshot::attempts).orElse(0L);
    }
}
