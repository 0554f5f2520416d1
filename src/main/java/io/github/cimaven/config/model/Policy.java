package io.github.cimaven.config.model;

import io.github.cimaven.config.expression.Expression;
import io.github.cimaven.config.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code only} or {@code except}: each part that is there is one condition.
 *
 * @param refs names, kinds of refs, sources, or patterns between slashes
 * @param changes globs
 * @param kubernetes {@code kubernetes: active}
 * @param given the conditions as GitLab holds them
 * @see <a href="https://docs.gitlab.com/ci/yaml/deprecated_keywords/#only--except">only and except</a>
 */
public record Policy(
        Optional<List<String>> refs,
        Optional<List<Expression>> variables,
        Optional<List<String>> changes,
        boolean kubernetes,
        Map<String, @Nullable Object> given,
        Span span) {
    /** What holds for a job without {@code only} where there are no rules either. */
    public static final Map<String, @Nullable Object> IMPLICIT = implicit();

    public Policy {
        refs = refs.map(List::copyOf);
        variables = variables.map(List::copyOf);
        changes = changes.map(List::copyOf);
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    private static Map<String, @Nullable Object> implicit() {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("refs", List.of("branches", "tags"));
        return Collections.unmodifiableMap(given);
    }

    /** The one that holds where a job names none. */
    public static Policy implicit(Span span) {
        return new Policy(
                Optional.of(List.of("branches", "tags")), Optional.empty(), Optional.empty(), false, IMPLICIT, span);
    }

    /** Whether it says no more than the implicit one. */
    public boolean isImplicit() {
        return given.equals(IMPLICIT);
    }
}
