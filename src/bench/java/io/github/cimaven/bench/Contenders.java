package io.github.cimaven.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that are measured: this plugin in a Maven of its own, the bare shell, and gitlab-ci-local where it is there. */
final class Contenders {
    private final Path directory;
    private final Stopwatch stopwatch;
    private final Optional<String> peer = installedPeer();

    Contenders(Path directory, Stopwatch stopwatch) {
        this.directory = directory;
        this.stopwatch = stopwatch;
    }

    /** The command of gitlab-ci-local, as given or on the path; absent where there is none. */
    private static Optional<String> installedPeer() {
        String given = System.getProperty("bench.peer", "");
        if (!given.isBlank()) {
            return Optional.of(given);
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "gitlab-ci-local"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    boolean hasPeer() {
        return peer.isPresent();
    }

    /** @param state folder for what the plugin keeps between runs */
    Cost plugin(String what, Path project, Path state, String goal, String... options)
            throws IOException, InterruptedException {
        return plugin(what, project, state, Map.of(), goal, options);
    }

    Cost plugin(String what, Path project, Path state, Map<String, String> environment, String goal, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("bench.maven", ""))
                        .resolve("bin/mvn")
                        .toString(),
                "-B",
                "-ntp",
                "-o",
                // Looked for first where the build under test was installed, then where everything else is.
                "-Dmaven.repo.local=" + directory.resolve("repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("bench.repository"),
                "-Dmaven.repo.local.tail.ignoreAvailability=true",
                "-Dci.cacheDirectory=" + state,
                "io.github.cimaven:ci-maven-plugin:" + System.getProperty("bench.version") + ":" + goal));
        command.addAll(List.of(options));
        return stopwatch.run(what, project, command, environment);
    }

    Cost shell(String what, Path project, String script) throws IOException, InterruptedException {
        return stopwatch.run(what + "-bash", project, List.of("bash", "-c", script), Map.of());
    }

    /** The other program, with jobs as processes in folders of their own, as here. */
    Cost peer(String what, Path project, Path state) throws IOException, InterruptedException {
        return peer(
                what,
                project,
                "--force-shell-executor",
                "--shell-isolation",
                "--state-dir",
                project.relativize(state).toString());
    }

    /** The other program, with jobs in containers of the images they name. */
    Cost peerInContainers(String what, Path project, String helperImage) throws IOException, InterruptedException {
        return peer(what, project, "--helper-image", helperImage, "--pull-policy", "if-not-present");
    }

    /** The list that the other program gives of a project's jobs. */
    Cost peerList(String what, Path project) throws IOException, InterruptedException {
        return peer(what, project, "--list");
    }

    private Cost peer(String what, Path project, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(peer.orElseThrow().split(" ")));
        command.addAll(List.of(options));
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", directory.resolve("home").toString());
        return stopwatch.run(what + "-peer", project, command, environment);
    }
}
