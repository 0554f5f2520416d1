package io.github.cimaven.config.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The options of a job as GitLab holds them, and as its runner would receive them: plain data by GitLab's names, defaults
 * filled in, every keyword included, also those that nothing acts on here.
 *
 * @param values maps, lists, texts, numbers and truth values
 */
public record Options(Map<String, Object> values) {
    public static final Options NONE = new Options(Map.of());

    public Options {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A truth value; absent when the option is not set. */
    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(Boolean.class::isInstance)
                .map(Boolean.class::cast);
    }

    /** The items of a list as texts; empty when the option is not set. */
    public List<String> texts(String name) {
        return values.get(name) instanceof List<?> items
                ? items.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : List.of();
    }

    /** These options with another value in one of them. */
    public Options with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Options(changed);
    }
}
