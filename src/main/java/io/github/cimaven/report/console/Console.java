package io.github.cimaven.report.console;

/** The port to the user's console. Thread-safe; never throws, whatever became of the terminal. */
public interface Console {
    void line(String text);

    void warning(String text);

    void error(String text);

    /** Whether ANSI colours may be used. */
    boolean colors();

    /** Whether the terminal can show more than ASCII. */
    boolean unicode();
}
