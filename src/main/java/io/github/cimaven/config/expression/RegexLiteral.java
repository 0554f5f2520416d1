package io.github.cimaven.config.expression;

/**
 * Finds the end of a pattern between slashes and its flags, as GitLab's scanner does by {@code /([^/\n]|\\/)+[^\\\n]/[ismU]*}. A
 * walk by hand, since the {@code java.util.regex} of that needs a stack as deep as the pattern is long.
 */
final class RegexLiteral {
    private RegexLiteral() {}

    /** The place behind it, or -1 where none begins. */
    static int end(String text, int start) {
        int first = start + 1;
        if (!is(text, start, '/') || is(text, first, '/')) {
            return -1;
        }
        for (int at = first; at < text.length() && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) != '/') {
                continue;
            }
            if (is(text, at + 1, '/')) {
                return behindFlags(text, at + 2);
            }
            if (!is(text, at - 1, '\\')) {
                return at >= first + 2 ? behindFlags(text, at + 1) : -1;
            }
        }
        return -1;
    }

    private static int behindFlags(String text, int start) {
        int end = start;
        while (end < text.length() && "ismU".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static boolean is(String text, int at, char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }
}
