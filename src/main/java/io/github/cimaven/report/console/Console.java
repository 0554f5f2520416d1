package io.github.cimaven.report.console;

import java.nio.charset.StandardCharsets;

/** The port to the user's console. Thread-safe; never throws, whatever became of the terminal. */
public interface Console {
    void line(String text);

    /**
     * Many lines at once, which stay together.
     *
     * @param text as UTF-8, each line with {@link #linePrefix} before it and a break behind it; the array is borrowed
     */
    default void lines(byte[] text, int length) {
        new String(text, 0, length, StandardCharsets.UTF_8).lines().forEach(this::line);
    }

    void warning(String text);

    void error(String text);

    /** What the lines begin with that are given to {@link #lines}. */
    default String linePrefix() {
        return "";
    }

    /** Whether ANSI colours may be used. */
    boolean colors();

    /** Whether the terminal can show more than ASCII. */
    boolean unicode();
}
