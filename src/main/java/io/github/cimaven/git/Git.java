package io.github.cimaven.git;

import io.github.cimaven.io.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Calls of the {@code git} command line in one folder. Nothing of the caller's {@code GIT_*} environment gets in: inside a hook it
 * would lead git to another repository.
 */
final class Git {
    /** Instead of the user's own, which would run programs of the checkout's, or give another answer than the usual one. */
    private static final List<String> SETTINGS =
            List.of("core.fsmonitor=false", "core.hooksPath=/dev/null", "column.ui=never", "clone.rejectShallow=false");

    /** That git fetches nothing by itself which a partial clone lacks. */
    private static final String OFFLINE = "GIT_NO_LAZY_FETCH";

    private static final Duration NO_LIMIT = Duration.ofDays(365);
    /** How long to wait for the end of a stream when git itself has ended. */
    private static final Duration REST_OF_OUTPUT = Duration.ofSeconds(10);

    private static final Duration REST_OF_ERRORS = Duration.ofSeconds(1);

    private final Path directory;
    private final Map<String, String> environment;
    private final Map<String, String> settings;
    private final Duration limit;

    Git(Path directory, Map<String, String> environment) {
        this(directory, environment, Map.of(), NO_LIMIT);
    }

    /**
     * @param settings {@code GIT_*} variables that git gets
     * @param limit how long one call may take
     */
    Git(Path directory, Map<String, String> environment, Map<String, String> settings, Duration limit) {
        this.directory = directory;
        this.environment = environment;
        this.settings = settings;
        this.limit = limit;
    }

    /** What git said. */
    static final class Answer {
        private final int exitCode;
        private final byte[] output;
        private final String error;

        Answer(int exitCode, byte[] output, String error) {
            this.exitCode = exitCode;
            this.output = output;
            this.error = error;
        }

        int exitCode() {
            return exitCode;
        }

        byte[] output() {
            return output;
        }

        String error() {
            return error;
        }

        String text() {
            return new String(output, StandardCharsets.UTF_8);
        }

        /** The lines of the output, none if git failed. */
        List<String> lines() {
            return exitCode == 0 ? text().lines().toList() : List.of();
        }
    }

    /** A call that is going on until its answer is there or it is closed. */
    final class Question implements AutoCloseable {
        private final Process process;
        private final PipeReader output;
        private final PipeReader error;

        private Question(Process process) {
            this.process = process;
            this.output = new PipeReader(process.getInputStream(), "git-output").started();
            this.error = new PipeReader(process.getErrorStream(), "git-error-stream").started();
        }

        /** @throws IOException if it takes too long */
        Answer answer() throws IOException, InterruptedException {
            try (this) {
                process.getOutputStream().close();
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || !output.awaitEnd(REST_OF_OUTPUT)) {
                    throw new IOException("git gave no answer within " + limit.toSeconds() + " seconds");
                }
                // An ssh that goes on for the next connection keeps the error stream; what git said is there by then.
                error.awaitEnd(REST_OF_ERRORS);
                return new Answer(process.exitValue(), output.content(), error.text());
            }
        }

        @Override
        public void close() throws IOException {
            try (output;
                    error) {
                end(process);
            }
        }
    }

    /** @throws IOException if there is no git to call, or it takes too long */
    Answer ask(String... arguments) throws IOException, InterruptedException {
        return begin(arguments).answer();
    }

    /**
     * Asks without waiting: several questions at once take as long as one.
     *
     * @throws IOException if there is no git to call
     */
    Question begin(String... arguments) throws IOException {
        Path git = Programs.find("git", environment.getOrDefault("PATH", ""))
                .orElseThrow(() -> new IOException("git is not on the PATH"));
        List<String> command = new ArrayList<>(List.of(git.toString()));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        environment.forEach((name, value) -> {
            if (!name.startsWith("GIT_") || name.equals(OFFLINE)) {
                builder.environment().put(name, value);
            }
        });
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().putAll(settings);
        return new Question(builder.start());
    }

    /** git does its work in programs of its own, which are found as long as it lives itself. */
    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The output of a call that has to succeed. */
    String demand(String... arguments) throws GitException, InterruptedException {
        try {
            Answer answer = ask(arguments);
            if (answer.exitCode() != 0) {
                throw new GitException("git " + String.join(" ", arguments) + " failed: "
                        + answer.error().strip());
            }
            return answer.text();
        } catch (IOException e) {
            throw new GitException("git could not be called: " + e.getMessage(), e);
        }
    }
}
