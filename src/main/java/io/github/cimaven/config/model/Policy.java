package io.github.cimaven.config.model;

import io.github.cimaven.config.expression.Expression;
import io.github.cimaven.config.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code only} or {@code except}: each part that is there is one condition.
 *
 * @param refs names, kinds of refs, sources, or patterns between slashes
 * @param changes globs
 * @param kubernetes {@code kubernetes: active}
 * @see <a href="https://docs.gitlab.com/ci/yaml/deprecated_keywords/#only--except">only and except</a>
 */
public record Policy(
        Optional<List<String>> refs,
        Optional<List<Expression>> variables,
        Optional<List<String>> changes,
        boolean kubernetes,
        Span span) {
    public Policy {
        refs = refs.map(List::copyOf);
        variables = variables.map(List::copyOf);
        changes = changes.map(List::copyOf);
    }
}
