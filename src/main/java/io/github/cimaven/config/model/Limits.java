package io.github.cimaven.config.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How long and how often a job is tried.
 *
 * @param timeout of one attempt; absent: the project's timeout
 */
public record Limits(Retry retry, Optional<Duration> timeout) {}
