package io.github.cimaven.config.yaml;

import java.util.regex.Pattern;

/**
 * The escape {@code \/}, which libyaml takes in double quotes and SnakeYAML does not. Before the text is parsed, a sign that
 * does not occur in it takes the place of each such backslash, so that every position stays the same; afterwards the sign is
 * taken out of what stood in double quotes, and is a backslash again everywhere else.
 */
final class SlashEscapes {
    /** A backslash before a slash, that is no half of an escaped backslash. */
    private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\\\(?=/)");

    private static final char FIRST_PRIVATE = '\uE000';

    private final String text;
    private final String sign;

    SlashEscapes(String text) {
        char free = FIRST_PRIVATE;
        while (text.indexOf(free) >= 0) {
            free++;
        }
        this.sign = String.valueOf(free);
        this.text = text.contains("\\/") ? ESCAPE.matcher(text).replaceAll("$1" + sign) : text;
    }

    /** The text that SnakeYAML can read. */
    String text() {
        return text;
    }

    /** What takes the place of a backslash. */
    String sign() {
        return sign;
    }

    /** What a scalar holds. */
    String shown(String value, boolean doubleQuoted) {
        return value.contains(sign) ? value.replace(sign, doubleQuoted ? "" : "\\") : value;
    }
}
