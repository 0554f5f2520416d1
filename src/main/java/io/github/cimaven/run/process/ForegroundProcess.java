package io.github.cimaven.run.process;

import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Cancellation.Registration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that has this one's terminal for itself until it ends. */
public final class ForegroundProcess {
    private ForegroundProcess() {}

    /**
     * Runs it to its end, or until the cancellation says stop.
     *
     * @param environment all that it gets
     * @return its exit code
     * @throws IOException if it cannot be started
     */
    @SuppressWarnings("try") // The registration is there to be closed.
    public static int run(
            List<String> command, Path directory, Map<String, String> environment, Cancellation cancellation)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO().directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (Registration registration = cancellation.onRequest(process::destroy)) {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }
}
