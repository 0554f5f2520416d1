package io.github.cimaven.config.model;

import io.github.cimaven.config.source.Span;

/**
 * One item of {@code needs}.
 *
 * @param artifacts whether the needed job's artifacts are downloaded
 * @param optional whether the needed job may be missing from the pipeline
 * @see <a href="https://docs.gitlab.com/ci/yaml/#needs">needs</a>
 */
public record Need(String job, boolean artifacts, boolean optional, Span span) {}
