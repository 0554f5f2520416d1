package io.github.cimaven.config.input;

/**
 * Replaces text as Ruby's {@code gsub} does, which GitLab fills values in with: in the replacement {@code \&} and {@code \0} stand
 * for what is replaced, {@code \`} and {@code \'} for what is before and after it, {@code \\} for one backslash.
 */
final class RubySubstitution {
    private RubySubstitution() {}

    static String replaceAll(String text, String replaced, String replacement) {
        if (replacement.indexOf('\\') < 0) {
            return text.replace(replaced, replacement);
        }
        StringBuilder result = new StringBuilder();
        int from = 0;
        int found = text.indexOf(replaced);
        while (found >= 0) {
            result.append(text, from, found);
            append(result, text, found, replaced, replacement);
            from = found + replaced.length();
            found = text.indexOf(replaced, from);
        }
        return result.append(text, from, text.length()).toString();
    }

    private static void append(StringBuilder result, String text, int found, String replaced, String replacement) {
        int position = 0;
        while (position < replacement.length()) {
            char next = replacement.charAt(position++);
            if (next != '\\' || position == replacement.length()) {
                result.append(next);
                continue;
            }
            char sign = replacement.charAt(position++);
            switch (sign) {
                case '&', '0' -> result.append(replaced);
                case '`' -> result.append(text, 0, found);
                case '\'' -> result.append(text, found + replaced.length(), text.length());
                case '\\' -> result.append('\\');
                case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {} // Groups, which a plain text has none of.
                default -> result.append('\\').append(sign);
            }
        }
    }
}
