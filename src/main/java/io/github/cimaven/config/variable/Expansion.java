package io.github.cimaven.config.variable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a set of variables come to when they name each other.
 *
 * <p>GitLab expands twice: the server when it creates the job, recursively, leaving alone what it does not know; then the runner
 * once more, with the variables that only it knows, and there an unknown name is empty. References for whose values there is no
 * {@link Room} stay as they are.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/where_variables_can_be_used/">Where variables can be used</a>
 */
public final class Expansion {
    /** So many that to compare each with all others is no shorter way. */
    private static final int MANY = 20;

    /** Longer chains of names than anybody writes would need a deep stack. */
    static final int DEEPEST = 500;

    private final Variables variables;
    private final boolean complete;
    private final Map<String, String> done = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Room room = new Room();
    private Optional<List<String>> cycle = Optional.empty();

    /** @param complete whether nothing is left to the runner: unknown names are empty, raw values are filled in */
    private Expansion(Variables variables, boolean complete) {
        this.variables = variables;
        this.complete = complete;
    }

    /**
     * The variables with the values that the server sends to the runner.
     *
     * @param cycle names that stand for each other in a circle, if any do; GitLab then refuses the pipeline
     */
    public record OnServer(Variables variables, Optional<List<String>> cycle) {}

    public static OnServer onServer(Variables variables) {
        return new Expansion(variables, false).all();
    }

    /** The variables with the values that the server itself uses, such as in {@code rules:changes}. */
    public static Variables inRules(Variables variables) {
        OnServer expanded = new Expansion(variables, true).all();
        return expanded.cycle().isPresent() ? variables : expanded.variables();
    }

    private OnServer all() {
        List<Variable> expanded = variables.byName().values().stream()
                .map(variable -> variable.withValue(value(variable)))
                .toList();
        return new OnServer(Variables.of(expanded), cycle);
    }

    /**
     * Names that stand for each other in circles. GitLab looks at every level by itself: a variable that another level overrides
     * is part of a circle all the same.
     *
     * @param levels from the lowest; GitLab walks through them in that order, which shows in the order of the names
     */
    public static List<List<String>> circles(List<Variables> levels) {
        List<Variable> referring = new ArrayList<>();
        for (Variables level : levels) {
            referring.addAll(level.referring());
        }
        if (!mayNameEachOther(referring)) {
            return List.of();
        }
        Map<String, List<Variable>> byName = new LinkedHashMap<>();
        for (Variable variable : referring) {
            byName.computeIfAbsent(variable.name(), name -> new ArrayList<>()).add(variable);
        }
        Function<Variable, List<Variable>> next = variable -> References.namesInValue(variable.value()).stream()
                .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                .toList();
        return Circles.among(referring, next).stream()
                .map(group -> group.stream().map(Variable::name).toList())
                .toList();
    }

    /** Whether it is worth looking: asked for each of thousands of jobs, nearly always in vain. */
    private static boolean mayNameEachOther(List<Variable> referring) {
        if (referring.size() > MANY) {
            return true;
        }
        for (Variable from : referring) {
            for (Variable to : referring) {
                if (from.value().contains(to.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether there is no room for the values; those of levels without circles. */
    public static boolean isTooLong(Variables variables) {
        List<Variable> referring = variables.referring();
        if (!mayNameEachOther(referring) && ExpandedLength.ofOneStep(variables, referring) <= Room.MOST) {
            return false;
        }
        return ExpandedLength.isTooLong(variables);
    }

    /** The environment of a job, from variables that the server has expanded. */
    public static Map<String, String> onRunner(Variables variables) {
        Map<String, String> values = new LinkedHashMap<>();
        Room room = new Room();
        variables
                .byName()
                .forEach((name, variable) -> values.put(
                        name, variable.expand() ? text(variable.value(), variables, room) : variable.value()));
        return Collections.unmodifiableMap(values);
    }

    /** A text of the configuration that the runner expands, such as a path of {@code artifacts}. */
    public static String text(String text, Variables variables) {
        return text(text, variables, new Room());
    }

    private static String text(String text, Variables variables, Room room) {
        return References.onRunner(
                text, name -> variables.get(name).map(Variable::value).orElse(null), room);
    }

    /** A text of the configuration that the server expands, such as a path of {@code rules:changes}: unknown names stay. */
    public static String existing(String text, Variables variables) {
        return References.unescaped(
                text, name -> variables.get(name).map(Variable::value).orElse(null));
    }

    /** A text of the configuration that the server expands, such as {@code workflow:name}: unknown names are empty. */
    public static String known(String text, Variables variables) {
        return References.unescaped(
                text, name -> variables.get(name).map(Variable::value).orElse(""));
    }

    /** A text that is expanded like the value of a variable: unknown names stay. */
    public static String serverText(String text, Variables variables) {
        return References.onServer(
                text, name -> variables.get(name).map(Variable::value).orElse(null), new Room());
    }

    /** The names that a text refers to. */
    public static List<String> references(String text) {
        return References.names(text);
    }

    private String value(Variable variable) {
        if (!variable.expand()) {
            return variable.value();
        }
        String known = done.get(variable.name());
        if (known != null) {
            return known;
        }
        open.add(variable.name());
        String value = References.onServer(variable.value(), name -> referenced(variable, name), room);
        open.remove(variable.name());
        done.put(variable.name(), value);
        return value;
    }

    /** Raw and file variables are not put into others; a variable that names itself means one of another level. */
    private @Nullable String referenced(Variable from, String name) {
        Optional<Variable> target = variables.get(name);
        if (name.equals(from.name()) || target.isEmpty()) {
            return complete ? "" : null;
        }
        if (!target.get().expand() || target.get().file()) {
            return complete ? target.get().value() : null;
        }
        if (open.contains(name)) {
            List<String> names = new ArrayList<>(open);
            cycle = cycle.or(() -> Optional.of(List.copyOf(names.subList(names.indexOf(name), names.size()))));
            return null;
        }
        return open.size() < DEEPEST ? value(target.get()) : null;
    }
}
