package io.github.cimaven.config.variable;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable, ordered set of variables with one variable for each name. */
public record Variables(Map<String, Variable> byName) {
    public static final Variables NONE = new Variables(Map.of());

    public Variables {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    public static Variables of(Collection<Variable> variables) {
        Map<String, Variable> named = new LinkedHashMap<>();
        variables.forEach(variable -> named.put(variable.name(), variable));
        return new Variables(named);
    }

    /** These variables with those of a higher level on top: the higher level wins, names keep their first position. */
    public Variables with(Variables higher) {
        if (higher.byName.isEmpty()) {
            return this;
        }
        Map<String, Variable> merged = new LinkedHashMap<>(byName);
        merged.putAll(higher.byName);
        return new Variables(merged);
    }

    public Optional<Variable> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<Variable> all() {
        return List.copyOf(byName.values());
    }
}
