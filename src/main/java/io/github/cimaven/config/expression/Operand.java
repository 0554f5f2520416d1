package io.github.cimaven.config.expression;

import com.google.re2j.Pattern;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of an expression that has a value: text, a pattern, true, false, or nothing (null).
 *
 * <p>The odd truths are GitLab's, which computes with Ruby's values: only nothing and false end an {@code &&}, while at the very
 * end a blank text counts as false.
 */
sealed interface Operand {
    /**
     * What can be asked for.
     *
     * @param inputs typed values by name
     */
    record Known(Variables variables, Map<String, @Nullable Object> inputs) {}

    @Nullable
    Object value(Known known);

    /** Ruby's {@code present?}: neither nothing, false, blank nor empty. */
    static boolean isPresent(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return !collection.isEmpty();
        }
        if (value instanceof String text) {
            return !text.isBlank();
        }
        return value != null && !Boolean.FALSE.equals(value);
    }

    private static boolean isTruthy(@Nullable Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** {@code $NAME}. */
    record Reference(String name) implements Operand {
        @Override
        public @Nullable Object value(Known known) {
            return known.variables().get(name).map(Variable::value).orElse(null);
        }
    }

    /** {@code $[[ inputs.name ]]}, which only rules of inputs know; anywhere else it stands for nothing. */
    record Input(String name) implements Operand {
        @Override
        public @Nullable Object value(Known known) {
            return known.inputs().get(name);
        }
    }

    /** A quoted text, a truth value or nothing. */
    record Literal(@Nullable Object constant) implements Operand {
        @Override
        public @Nullable Object value(Known known) {
            return constant;
        }
    }

    /** {@code /pattern/flags}. */
    record Regex(Pattern pattern) implements Operand {
        @Override
        public Object value(Known known) {
            return pattern;
        }
    }

    /** {@code !operand}: true for nothing and for blank text. */
    record Not(Operand operand) implements Operand {
        @Override
        public Object value(Known known) {
            return !isPresent(operand.value(known));
        }
    }

    /** {@code ==} and {@code !=}. */
    record Equality(Operand left, Operand right, boolean wanted) implements Operand {
        @Override
        public Object value(Known known) {
            Object leftValue = left.value(known);
            Object rightValue = right.value(known);
            return same(leftValue, rightValue) == wanted;
        }

        /** A truth value is compared by its text, so that {@code $X == true} asks for the text "true". */
        private static boolean same(@Nullable Object left, @Nullable Object right) {
            if (left == null || right == null) {
                return left == right;
            }
            return left instanceof Boolean || right instanceof Boolean
                    ? left.toString().equals(right.toString())
                    : left.equals(right);
        }
    }

    /** {@code =~} and {@code !~}. Nothing and false are found in no text; true is the text "true". */
    record Match(Operand left, Operand right, boolean wanted) implements Operand {
        @Override
        public Object value(Known known) {
            Object pattern = right.value(known);
            if (pattern == null || !isTruthy(pattern)) {
                return !wanted;
            }
            Object text = left.value(known);
            return Patterns.found(text(text), pattern) == wanted;
        }

        /** A pattern on the left is no text; it is found in nothing that could be written. */
        private static String text(@Nullable Object value) {
            return value instanceof Pattern pattern ? "/" + pattern + "/" : value == null ? "" : value.toString();
        }
    }

    /** {@code &&}. */
    record And(Operand left, Operand right) implements Operand {
        @Override
        public @Nullable Object value(Known known) {
            Object leftValue = left.value(known);
            return isTruthy(leftValue) ? right.value(known) : leftValue;
        }
    }

    /** {@code ||}. */
    record Or(Operand left, Operand right) implements Operand {
        @Override
        public @Nullable Object value(Known known) {
            Object leftValue = left.value(known);
            return isTruthy(leftValue) ? leftValue : right.value(known);
        }
    }
}
