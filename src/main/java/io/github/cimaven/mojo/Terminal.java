package io.github.cimaven.mojo;

import io.github.cimaven.app.Prompt;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** The terminal of whoever started the build. Maven's own component for questions is another one in each of its versions. */
final class Terminal implements Prompt {
    private Terminal() {}

    /** Absent in batch mode, and where nobody could answer. */
    static Optional<Prompt> of(MavenSession session) {
        return session.getRequest().isInteractiveMode() && MavenConsole.isTerminal()
                ? Optional.of(new Terminal())
                : Optional.empty();
    }

    @Override
    @SuppressWarnings("SystemConsoleNull") // Asked for before.
    public Optional<String> ask(String question) {
        java.io.Console console = System.console();
        return console == null ? Optional.empty() : Optional.ofNullable(console.readLine("%s", question));
    }
}
