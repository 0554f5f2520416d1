package io.github.cimaven.config.rule;

import io.github.cimaven.config.variable.Variable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A condition and what it saw.
 *
 * @param clause {@code if}, {@code changes}, {@code exists}, or a part of {@code only} and {@code except}
 * @param text as it was written
 * @param seen the variables that it names, as they were; absent: not set
 * @param remark what decided besides, such as the changed file; empty where there is nothing to say
 */
public record ClauseAnswer(
        String clause, String text, boolean holds, Map<String, Optional<Variable>> seen, String remark) {
    public ClauseAnswer {
        seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    }
}
