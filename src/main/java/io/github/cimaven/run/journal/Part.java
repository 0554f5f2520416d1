package io.github.cimaven.run.journal;

import java.util.List;
import java.util.Objects;

/**
 * The part of a pipeline that one goal runs.
 *
 * @param kind what the names are, in a word of the caller's
 * @param names of stages or jobs
 * @param id of the pipeline
 */
public record Part(String kind, List<String> names, long id) {
    public Part {
        Objects.requireNonNull(kind);
        names = List.copyOf(names);
    }

    /** Whether both were asked for in the same way. */
    public boolean isLike(Part other) {
        return kind.equals(other.kind) && names.equals(other.names);
    }
}
