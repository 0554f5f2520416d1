package io.github.cimaven.config.variable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what values of variables that name each other come to, without putting them together. */
final class ExpandedLength {
    private final Variables variables;
    private final Map<String, Long> known = new HashMap<>();
    private int depth;

    private ExpandedLength(Variables variables) {
        this.variables = variables;
    }

    /** Whether they are longer, or name each other in longer chains, than {@link Expansion} fills in. */
    static boolean isTooLong(Variables variables) {
        ExpandedLength lengths = new ExpandedLength(variables);
        long sum = 0;
        for (Variable variable : variables.referring()) {
            sum += lengths.of(variable);
            if (sum > Room.MOST) {
                return true;
            }
        }
        return false;
    }

    /**
     * The most that they can come to when none of them names another that does: each reference takes a character at least, and
     * stands for one of the other values.
     */
    static long ofOneStep(Variables variables, List<Variable> referring) {
        long longest = variables.longest();
        long sum = 0;
        for (Variable variable : referring) {
            sum += variable.value().length() * (1 + longest);
        }
        return sum;
    }

    /** Never much above the limit. */
    private long of(Variable variable) {
        Long before = known.get(variable.name());
        if (before != null) {
            return before;
        }
        known.put(variable.name(), 0L);
        long length = variable.value().length();
        if (variable.mayRefer()) {
            depth++;
            for (String name : References.namesInValue(variable.value())) {
                length += depth > Expansion.DEEPEST
                        ? Room.MOST + 1
                        : variables.get(name).map(this::of).orElse(0L);
                if (length > Room.MOST) {
                    break;
                }
            }
            depth--;
        }
        known.put(variable.name(), length);
        return length;
    }
}
