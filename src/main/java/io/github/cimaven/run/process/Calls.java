package io.github.cimaven.run.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs programs of this machine that have something short to say and then end. Thread-safe. */
public final class Calls {
    /** How long the output may take to be read when the program has ended. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private final Map<String, String> environment;

    /** @param environment all that the programs get */
    public Calls(Map<String, String> environment) {
        this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    public Map<String, String> environment() {
        return environment;
    }

    /**
     * What a program has said.
     *
     * @param out its standard output
     * @param err its standard error
     */
    public record Answer(int exitCode, String out, String err) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Runs a program to its end; nothing is to be read from its standard input.
     *
     * @param limit after which it is killed
     * @throws IOException if it cannot be started, or was killed because of the limit
     * @throws InterruptedException if the thread is interrupted; the program has been killed then, with what it has started
     */
    public Answer run(List<String> command, Duration limit) throws IOException, InterruptedException {
        Process process = builder(command).start();
        CompletableFuture<String> out = read(process.getInputStream(), "out-of-" + process.pid());
        CompletableFuture<String> err = read(process.getErrorStream(), "err-of-" + process.pid());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("'" + String.join(" ", command.subList(0, Math.min(2, command.size())))
                        + "' did not end within " + limit.toSeconds() + " seconds");
            }
            return new Answer(process.exitValue(), whole(out), whole(err));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** What a program has left behind may keep its output open. */
    private static String whole(CompletableFuture<String> text) throws IOException, InterruptedException {
        try {
            return text.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("it has ended, and something that it has started goes on writing", e);
        }
    }

    /** Starts a program that has much to say, its errors among the rest; whoever reads it ends it. */
    public Process begin(List<String> command) throws IOException {
        return builder(command).redirectErrorStream(true).start();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectInput(new File("/dev/null"));
    }

    private static CompletableFuture<String> read(InputStream from, String name) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (from) {
                        text.complete(new String(from.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException killed) {
                        text.complete("");
                    }
                },
                name);
        reader.setDaemon(true);
        reader.start();
        return text;
    }
}
