package io.github.cimaven.config.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of a job as GitLab holds them, and as its runner would receive them: plain data by GitLab's names, defaults
 * filled in, every keyword included, also those that nothing acts on here.
 *
 * <p>Each is worked out when somebody asks for it: most goals never do. Thread-safe.
 */
public final class Options {
    public static final Options NONE = new Options(Map.of());

    private final Source source;

    /** Where options come from; gives the same at every call. */
    public interface Source {
        /** One option; null where it is not set. */
        @Nullable
        Object value(String name);

        /** All of them, in GitLab's order. */
        Map<String, Object> values();
    }

    private record Known(Map<String, Object> values) implements Source {
        Known {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public @Nullable Object value(String name) {
            return values.get(name);
        }
    }

    private record Changed(Options others, String name, Object value) implements Source {
        @Override
        public @Nullable Object value(String wanted) {
            return wanted.equals(name) ? value : others.value(wanted);
        }

        @Override
        public Map<String, Object> values() {
            Map<String, Object> changed = new LinkedHashMap<>(others.values());
            changed.put(name, value);
            return changed;
        }
    }

    /** @param values maps, lists, texts, numbers and truth values */
    public Options(Map<String, Object> values) {
        this(new Known(values));
    }

    public Options(Source source) {
        this.source = source;
    }

    /** Maps, lists, texts, numbers and truth values. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(source.values());
    }

    /** One of them; null where it is not set. */
    public @Nullable Object value(String name) {
        return source.value(name);
    }

    /** A truth value; absent when the option is not set. */
    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable(value(name))
                .filter(Boolean.class::isInstance)
                .map(Boolean.class::cast);
    }

    /** The items of a list as texts; empty when the option is not set. */
    public List<String> texts(String name) {
        return value(name) instanceof List<?> items
                ? items.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : List.of();
    }

    /** These options with another value in one of them. */
    public Options with(String name, Object value) {
        return new Options(new Changed(this, name, value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Options options && values().equals(options.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
