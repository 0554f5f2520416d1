package io.github.cimaven.app;

import io.github.cimaven.report.console.Console;

/** A console that is a text: what is meant for a person, for a file. */
final class TextConsole implements Console {
    private final StringBuilder text = new StringBuilder();

    String text() {
        return text.toString();
    }

    @Override
    public void line(String line) {
        text.append(line).append('\n');
    }

    @Override
    public void warning(String line) {
        line(line);
    }

    @Override
    public void error(String line) {
        line(line);
    }

    @Override
    public boolean colors() {
        return false;
    }

    @Override
    public boolean unicode() {
        return true;
    }
}
