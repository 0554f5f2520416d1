package io.github.cimaven.app;

import io.github.cimaven.report.console.Console;
import java.util.HashSet;
import java.util.Set;

/** The console of a run that is one of many: only what is wrong is shown, and what is merely to be warned of only once. */
final class RoundConsole implements Console {
    private final Console console;
    private final Set<String> warned = new HashSet<>();

    RoundConsole(Console console) {
        this.console = console;
    }

    @Override
    public void line(String text) {
        // The line of the round says it all.
    }

    @Override
    public void lines(byte[] text, int length) {
        // The same; it is in the job's log.
    }

    @Override
    public synchronized void warning(String text) {
        if (warned.add(text)) {
            console.warning(text);
        }
    }

    @Override
    public void error(String text) {
        console.error(text);
    }

    @Override
    public boolean colors() {
        return console.colors();
    }

    @Override
    public boolean unicode() {
        return console.unicode();
    }
}
