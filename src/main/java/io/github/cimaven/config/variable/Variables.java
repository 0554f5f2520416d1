package io.github.cimaven.config.variable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The level or pile of levels below, and the one on top of it; both or neither. */
    private final @Nullable Variables lower;

    private final @Nullable Variables higher;
    private final Map<String, Variable> own;
    private final int levels;
    /** Put together at the first question; two threads that ask at once do the same work. */
    private @Nullable Map<String, Variable> whole;

    private @Nullable List<Variable> referring;

    private @Nullable List<String> secrets;

    /** The length of the longest value in any level. */
    private final int longest;

    public Variables(Map<String, Variable> byName) {
        this.lower = null;
        this.higher = null;
        this.own = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        this.levels = 1;
        int length = 0;
        for (Variable variable : own.values()) {
            length = Math.max(length, variable.value().length());
        }
        this.longest = length;
    }

    private Variables(Variables lower, Variables higher) {
        this.lower = lower;
        this.higher = higher;
        this.own = Map.of();
        this.levels = lower.levels + higher.levels;
        this.longest = Math.max(lower.longest, higher.longest);
    }

    public static Variables of(Collection<Variable> variables) {
        Map<String, Variable> named = new LinkedHashMap<>();
        variables.forEach(variable -> named.put(variable.name(), variable));
        return new Variables(named);
    }

    /** These variables with those of a higher level on top: the higher level wins, names keep their first position. */
    public Variables with(Variables top) {
        if (top.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return top;
        }
        Variables pile = new Variables(this, top);
        return pile.levels > MOST_LEVELS ? new Variables(pile.byName()) : pile;
    }

    /** A pile is of levels that are not empty. */
    public boolean isEmpty() {
        return lower == null && own.isEmpty();
    }

    /** No value has more characters. */
    int longest() {
        return longest;
    }

    public Map<String, Variable> byName() {
        if (lower == null || higher == null) {
            return own;
        }
        Map<String, Variable> known = whole;
        if (known == null) {
            Map<String, Variable> merged = new LinkedHashMap<>(lower.byName());
            merged.putAll(higher.byName());
            known = Collections.unmodifiableMap(merged);
            whole = known;
        }
        return known;
    }

    public Optional<Variable> get(String name) {
        return Optional.ofNullable(find(name));
    }

    private @Nullable Variable find(String name) {
        if (lower == null || higher == null) {
            return own.get(name);
        }
        Variable found = higher.find(name);
        return found == null ? lower.find(name) : found;
    }

    /** These without those that the others have too. */
    public Variables without(Variables others) {
        boolean any = false;
        for (String name : others.byName().keySet()) {
            any |= find(name) != null;
        }
        if (!any) {
            return this;
        }
        return Variables.of(all().stream()
                .filter(variable -> others.get(variable.name()).isEmpty())
                .toList());
    }

    /** The text with an {@code x} in the place of each character of a masked value, as GitLab's messages have it. */
    public String masked(String text) {
        String masked = text;
        for (String secret : secrets()) {
            masked = masked.replace(secret, "x".repeat(secret.length()));
        }
        return masked;
    }

    /** The text as a person may see it: {@code [MASKED]} in the place of each masked value. */
    public String hidden(String text) {
        String hidden = text;
        for (String secret : secrets()) {
            hidden = hidden.replace(secret, "[MASKED]");
        }
        return hidden;
    }

    /** The longest first: a shorter one may be a part of it. What a higher level overrides is a secret all the same. */
    private List<String> secrets() {
        List<String> known = secrets;
        if (known == null) {
            known = findSecrets();
            secrets = known;
        }
        return known;
    }

    /** As it was given, and as it is where it is filled in. */
    private static Stream<String> shapes(Variable secret) {
        return Stream.of(secret.value(), secret.value().replace("$$", "$"));
    }

    private List<String> findSecrets() {
        Stream<String> values = lower == null || higher == null
                ? own.values().stream().filter(Variable::masked).flatMap(Variables::shapes)
                : Stream.concat(higher.secrets().stream(), lower.secrets().stream());
        return values.filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    public List<Variable> all() {
        return List.copyOf(byName().values());
    }

    /** Those whose value may name others, by levels from the lowest. */
    List<Variable> referring() {
        List<Variable> known = referring;
        if (known == null) {
            known = Collections.unmodifiableList(findReferring());
            referring = known;
        }
        return known;
    }

    private List<Variable> findReferring() {
        if (lower == null || higher == null) {
            List<Variable> found = new ArrayList<>();
            for (Variable variable : own.values()) {
                if (variable.mayRefer()) {
                    found.add(variable);
                }
            }
            return found;
        }
        List<Variable> found = new ArrayList<>(higher.referring());
        for (Variable variable : lower.referring()) {
            if (higher.find(variable.name()) == null) {
                found.add(variable);
            }
        }
        return found;
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
