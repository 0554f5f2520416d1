package io.github.cimaven.config.expression;

import org.jspecify.annotations.Nullable;

/**
 * One word of an expression.
 *
 * @param operand what it evaluates to, when it is a value
 */
record Token(Kind kind, int offset, @Nullable Operand operand) {
    /** Operators bind the tighter the higher their precedence. */
    enum Kind {
        OPEN(0),
        CLOSE(0),
        VALUE(0),
        OR(1),
        AND(2),
        EQUALS(3),
        NOT_EQUALS(3),
        MATCHES(3),
        NOT_MATCHES(3),
        NOT(4);

        private final int precedence;

        Kind(int precedence) {
            this.precedence = precedence;
        }

        int precedence() {
            return precedence;
        }
    }
}
