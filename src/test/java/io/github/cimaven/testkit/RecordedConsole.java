package io.github.cimaven.testkit;

import io.github.cimaven.report.console.Console;

/** A console that remembers what it was told. */
public final class RecordedConsole implements Console {
    private final StringBuilder text = new StringBuilder();

    public synchronized String text() {
        return text.toString();
    }

    @Override
    public synchronized void line(String line) {
        text.append(line).append('\n');
    }

    @Override
    public synchronized void warning(String line) {
        text.append("WARNING ").append(line).append('\n');
    }

    @Override
    public synchronized void error(String line) {
        text.append("ERROR ").append(line).append('\n');
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
