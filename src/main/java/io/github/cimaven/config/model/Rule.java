package io.github.cimaven.config.model;

import io.github.cimaven.config.expression.Expression;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One item of {@code rules}: what it asks, and what it changes in the job when it is the first that matches.
 *
 * <p>All clauses that are there must hold; a rule without any always matches.
 *
 * @param condition {@code if}
 * @param needs replace those of the job, unless they are none
 * @param given the rule as GitLab holds it
 * @see <a href="https://docs.gitlab.com/ci/yaml/#rules">rules</a>
 */
public record Rule(
        Optional<Expression> condition,
        Optional<Changes> changes,
        Optional<Exists> exists,
        Optional<When> when,
        Optional<Duration> startIn,
        Optional<Boolean> allowFailure,
        Variables variables,
        Optional<List<Need>> needs,
        Optional<Boolean> interruptible,
        Optional<AutoCancel> autoCancel,
        Options given,
        Span span) {
    public Rule {
        needs = needs.map(List::copyOf);
    }
}
