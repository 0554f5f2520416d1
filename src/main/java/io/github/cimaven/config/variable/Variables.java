package io.github.cimaven.config.variable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable, ordered set of variables with one variable for each name.
 *
 * <p>Levels are laid over each other without being copied: thousands of jobs share what is known of the pipeline. The whole is put
 * together when somebody asks for it. Thread-safe.
 */
public final class Variables {
    public static final Variables NONE = new Variables(Map.of());

    /** A deep pile is put together, so that looking for a name stays quick. */
    private static final int MOST_LEVELS = 12;

    private final @Nullable Variables lower;
    private final Map<String, Variable> own;
    private final int levels;
    /** Put together at the first question; two threads that ask at once do the same work. */
    private @Nullable Map<String, Variable> whole;

    private @Nullable List<Variable> referring;

    public Variables(Map<String, Variable> byName) {
        this(null, Collections.unmodifiableMap(new LinkedHashMap<>(byName)));
    }

    private Variables(@Nullable Variables lower, Map<String, Variable> own) {
        this.lower = lower;
        this.own = own;
        this.levels = lower == null ? 1 : lower.levels + 1;
    }

    public static Variables of(Collection<Variable> variables) {
        Map<String, Variable> named = new LinkedHashMap<>();
        variables.forEach(variable -> named.put(variable.name(), variable));
        return new Variables(named);
    }

    /** These variables with those of a higher level on top: the higher level wins, names keep their first position. */
    public Variables with(Variables higher) {
        if (higher.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return higher;
        }
        Variables pile = new Variables(this, higher.byName());
        return pile.levels > MOST_LEVELS ? new Variables(pile.byName()) : pile;
    }

    public boolean isEmpty() {
        return own.isEmpty() && (lower == null || lower.isEmpty());
    }

    public Map<String, Variable> byName() {
        if (lower == null) {
            return own;
        }
        Map<String, Variable> known = whole;
        if (known == null) {
            Map<String, Variable> merged = new LinkedHashMap<>(lower.byName());
            merged.putAll(own);
            known = Collections.unmodifiableMap(merged);
            whole = known;
        }
        return known;
    }

    public Optional<Variable> get(String name) {
        for (Variables level = this; level != null; level = level.lower) {
            Variable found = level.own.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** These without those that the others have too. */
    public Variables without(Variables others) {
        return Variables.of(all().stream()
                .filter(variable -> others.get(variable.name()).isEmpty())
                .toList());
    }

    public List<Variable> all() {
        return List.copyOf(byName().values());
    }

    /** Those whose value may name others, by levels from the lowest. */
    List<Variable> referring() {
        List<Variable> known = referring;
        if (known == null) {
            List<Variable> found = new ArrayList<>();
            if (lower != null) {
                lower.referring().stream()
                        .filter(variable -> !own.containsKey(variable.name()))
                        .forEach(found::add);
            }
            own.values().stream().filter(Variable::mayRefer).forEach(found::add);
            known = Collections.unmodifiableList(found);
            referring = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Variables variables && byName().equals(variables.byName());
    }

    @Override
    public int hashCode() {
        return byName().hashCode();
    }

    @Override
    public String toString() {
        return byName().values().toString();
    }
}
