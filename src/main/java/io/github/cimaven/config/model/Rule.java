package io.github.cimaven.config.model;

import io.github.cimaven.config.expression.Expression;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variables;
import java.time.Duration;
import java.util.Optional;

/**
 * One item of {@code rules}: what it asks, and what it changes in the job when it is the first that matches.
 *
 * @param condition {@code if}; a rule without one always matches
 * @see <a href="https://docs.gitlab.com/ci/yaml/#rules">rules</a>
 */
public record Rule(
        Optional<Expression> condition,
        Optional<When> when,
        Optional<Duration> startIn,
        Optional<Boolean> allowFailure,
        Variables variables,
        Span span) {}
