package io.github.cimaven.config.yaml;

import java.util.regex.Pattern;

/**
 * Question marks within plain text in brackets, as in {@code {text: Are you sure?}}: libyaml, which GitLab reads with, takes
 * them for text, SnakeYAML for keys. For SnakeYAML another character stands in for them, one that the text does not have.
 */
record QuestionMarks(char standIn) {
    /** A mark with text before it on its line that is not the end of something else. */
    private static final Pattern WITHIN_TEXT = Pattern.compile("(?<=[^\\s\\[{,:\"'-][ \\t]{0,50})\\?");

    private static final String REASON = "but got ?";
    /** The first character for private use: files have it hardly ever. */
    private static final char PRIVATE_USE = '\uE000';

    /** For text that has none of them. */
    static final QuestionMarks NONE = new QuestionMarks('?');

    static QuestionMarks of(String text) {
        char free = PRIVATE_USE;
        while (text.indexOf(free) >= 0) {
            free++;
        }
        return new QuestionMarks(free);
    }

    /** Whether SnakeYAML stumbled over one. */
    static boolean explain(String reason) {
        return reason.endsWith(REASON);
    }

    /** The text for SnakeYAML, as long as it was. */
    String hide(String text) {
        return !areHidden() ? text : WITHIN_TEXT.matcher(text).replaceAll(String.valueOf(standIn));
    }

    boolean areHidden() {
        return standIn != '?';
    }

    String restore(String text) {
        return text.replace(standIn, '?');
    }
}
