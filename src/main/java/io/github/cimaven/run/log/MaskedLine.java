package io.github.cimaven.run.log;

/**
 * One line of output without its line break, all secrets replaced. Sinks accept nothing else. Only this package makes them.
 *
 * <p>Bytes that are no UTF-8 have become U+FFFD. A very long line comes in several pieces.
 */
public final class MaskedLine {
    private final String text;

    MaskedLine(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
