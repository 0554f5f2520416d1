package io.github.cimaven.mojo;

import io.github.cimaven.report.console.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/**
 * Lines of text where Maven's own go: through Maven's logger in batch mode or where the output is a file, and straight to the
 * terminal where a person looks on, who needs no {@code [INFO]} before each line of a job.
 */
final class MavenConsole implements Console {
    private final Log log;
    private final boolean interactive;
    /** Where that is known, many lines can be written at once. */
    private final Optional<LoggerPrefix> prefix;

    private final boolean colors;
    private final boolean unicode;
    private final OutputStream terminal = new FileOutputStream(FileDescriptor.out);
    private boolean terminalGone;

    private MavenConsole(Log log, boolean interactive, Optional<LoggerPrefix> prefix, boolean colors, boolean unicode) {
        this.log = log;
        this.interactive = interactive;
        this.prefix = prefix;
        this.colors = colors;
        this.unicode = unicode;
    }

    static MavenConsole of(Log log, MavenSession session, Map<String, String> environment) {
        boolean terminal = isTerminal() && session.getRequest().isInteractiveMode() && !isRedirected(session);
        String charset = environment.getOrDefault(
                "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
        boolean colors = colors(session, environment, terminal);
        return new MavenConsole(
                log,
                terminal,
                terminal ? Optional.empty() : LoggerPrefix.of(MavenSession.class.getClassLoader(), colors),
                colors,
                charset.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"));
    }

    /** From Java 22 on there is a console object also where there is no terminal; it then says so. */
    @SuppressWarnings(
            "SystemConsoleNull") // Older versions return null, and for newer ones there is the question below.
    static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(
                    java.io.Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /** Maven 3 writes to a file ({@code -l}) or without colours: it then switches off the library that makes them. */
    private static boolean isRedirected(MavenSession session) {
        try {
            ClassLoader maven = session.getClass().getClassLoader();
            return Boolean.FALSE.equals(Class.forName("org.fusesource.jansi.Ansi", true, maven)
                    .getMethod("isEnabled")
                    .invoke(null));
        } catch (ReflectiveOperationException newerMaven) {
            return false;
        }
    }

    /** Maven's own word counts first, then what users set for all programs. */
    private static boolean colors(MavenSession session, Map<String, String> environment, boolean terminal) {
        String style = session.getUserProperties().getProperty("style.color", "auto");
        if (style.equals("always") || style.equals("never")) {
            return style.equals("always");
        }
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return terminal && !refused;
    }

    @Override
    public void line(String text) {
        if (!interactive) {
            log.info(text);
        } else if (log.isInfoEnabled()) {
            print(text);
        }
    }

    @Override
    public void lines(byte[] text, int length) {
        if (!log.isInfoEnabled()) {
            return;
        }
        if (interactive) {
            print(text, length);
        } else if (prefix.isPresent() && prefix.get().standardOutput()) {
            // Its lock keeps our lines and the logger's apart; it never throws.
            System.out.write(text, 0, length);
            System.out.flush();
        } else if (prefix.isPresent()) {
            int first = prefix.get().text().length();
            log.info(new String(text, first, length - first - 1, StandardCharsets.UTF_8));
        } else {
            Console.super.lines(text, length);
        }
    }

    @Override
    public String linePrefix() {
        return prefix.map(LoggerPrefix::text).orElse("");
    }

    private void print(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        print(bytes, bytes.length);
    }

    /** A terminal that has gone away must not end the run. */
    private synchronized void print(byte[] text, int length) {
        if (terminalGone) {
            return;
        }
        try {
            terminal.write(text, 0, length);
        } catch (IOException e) {
            terminalGone = true;
            log.warn("The terminal takes no more output (" + e.getMessage() + "); the run goes on.");
        }
    }

    @Override
    public void warning(String text) {
        log.warn(text);
    }

    @Override
    public void error(String text) {
        log.error(text);
    }

    @Override
    public boolean colors() {
        return colors;
    }

    @Override
    public boolean unicode() {
        return unicode;
    }
}
