package io.github.cimaven.config.expression;

/**
 * Why a text is no expression.
 *
 * @param offset of the character where it goes wrong, in UTF-16 units from 0
 */
public record SyntaxError(String message, int offset) {
    /** As many characters of an expression show where it goes wrong. */
    private static final int MOST_SHOWN = 20;

    /** The place and the message, for a person. */
    public String in(String text) {
        String rest = text.substring(Math.min(offset, text.length())).strip();
        return (rest.isEmpty() ? "at the end" : "at '" + beginning(rest) + "'") + ": " + message;
    }

    private static String beginning(String rest) {
        return rest.codePointCount(0, rest.length()) <= MOST_SHOWN
                ? rest
                : rest.substring(0, rest.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }

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
