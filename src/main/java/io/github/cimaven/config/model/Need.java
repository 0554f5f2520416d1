package io.github.cimaven.config.model;

import io.github.cimaven.config.source.Span;
import java.util.Optional;

/**
 * One item of {@code needs}.
 *
 * @param artifacts whether the needed job's artifacts are downloaded
 * @param optional whether the needed job may be missing from the pipeline
 * @param parallel which of the jobs that {@code parallel} makes of the needed one; absent: all of them, and in a pipeline whose
 *     jobs are made
 * @see <a href="https://docs.gitlab.com/ci/yaml/#needs">needs</a>
 */
public record Need(String job, boolean artifacts, boolean optional, Optional<Parallel> parallel, Span span) {
    public Need(String job, boolean artifacts, boolean optional, Span span) {
        this(job, artifacts, optional, Optional.empty(), span);
    }

    /** The same need of one job by its full name. */
    public Need named(String name) {
        return new Need(name, artifacts, optional, span);
    }
}
