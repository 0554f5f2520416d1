package io.github.cimaven.config.expression;

/**
 * Why a text is no expression.
 *
 * @param offset of the character where it goes wrong, in UTF-16 units from 0
 */
public record SyntaxError(String message, int offset) {
    /** Ends the parsing from any depth; never leaves the package. */
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient SyntaxError error;

        Found(String message, int offset) {
            super(message, null, false, false);
            this.error = new SyntaxError(message, offset);
        }

        SyntaxError error() {
            return error;
        }
    }
}
