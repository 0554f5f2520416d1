package io.github.cimaven.run.executor.docker;

import io.github.cimaven.run.executor.FurtherLogs;
import io.github.cimaven.run.log.JobLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the services of a job have to say: kept in files when the job ends, and shown in its own log as it comes where {@code
 * CI_DEBUG_SERVICES} asks for that.
 *
 * @see <a href="https://docs.gitlab.com/ci/services/#capturing-service-container-logs">Capturing service container logs</a>
 */
final class ServiceLogs {
    private static final String DEBUG = "CI_DEBUG_SERVICES";

    private final Engine engine;
    private final JobLog log;
    private final boolean followed;
    private final List<Process> following = new ArrayList<>();

    ServiceLogs(Engine engine, JobLog log, Map<String, String> variables) {
        this.engine = engine;
        this.log = log;
        this.followed = isTrue(variables.getOrDefault(DEBUG, ""));
    }

    /** In the words of GitLab Runner's language. */
    private static boolean isTrue(String word) {
        return List.of("1", "t", "T", "true", "TRUE", "True").contains(word);
    }

    /** @param name of the service, as its lines begin with it */
    void begun(String container, String name) throws IOException {
        if (!followed) {
            return;
        }
        Process process = engine.begin(List.of("logs", "--follow", "--timestamps", container));
        following.add(process);
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                        lines.lines().forEach(line -> log.say("[service:" + name + "] " + line));
                    } catch (IOException | UncheckedIOException ended) {
                        process.destroyForcibly();
                    }
                },
                "log-of-" + container);
        reader.setDaemon(true);
        reader.start();
    }

    /** Keeps all that a service has said. */
    void keep(String container, String alias, FurtherLogs logs) throws IOException {
        try (JobLog kept = logs.open("service-" + alias);
                OutputStream output = kept.output()) {
            Process process = engine.begin(List.of("logs", "--timestamps", container));
            try {
                process.getInputStream().transferTo(output);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** Nothing is followed any more. */
    void end() {
        following.forEach(Process::destroyForcibly);
        following.clear();
    }

    /** How the runner calls a service: by the image's name and its first alias. */
    static String name(String image, Optional<String> alias) {
        String words = image.replaceAll("[:@].*$", "").replaceAll("^.*/", "");
        return alias.map(given -> words + "-" + given).orElse(words);
    }
}
