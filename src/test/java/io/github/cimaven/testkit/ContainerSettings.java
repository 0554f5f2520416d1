package io.github.cimaven.testkit;

import io.github.cimaven.app.Settings;
import io.github.cimaven.run.engine.CommandLine;
import io.github.cimaven.run.executor.docker.ContainerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a test asks for that runs jobs in containers of docker. */
public final class ContainerSettings {
    private ContainerSettings() {}

    /** As usual, with two jobs at once and short logs. */
    public static Settings of(Path project, Path state) {
        return of(project, state, "auto", Settings.Given.NOTHING, ContainerOptions.USUAL);
    }

    public static Settings of(
            Path project, Path state, String workspace, Settings.Given given, ContainerOptions containers) {
        return new Settings(
                new Settings.Files(project, ".gitlab-ci.yml", project.resolve("target/ci"), Optional.of(state)),
                new Settings.Event("push", Optional.empty(), Optional.empty(), Optional.empty()),
                given,
                Settings.Includes.USUAL,
                new Settings.Execution(
                        "docker",
                        workspace,
                        2,
                        false,
                        Duration.ofHours(1),
                        List.of(),
                        List.of("deploy"),
                        false,
                        List.of(),
                        containers),
                Settings.Kept.USUAL,
                new Settings.Look(false, true, false, Settings.Look.USUAL_LIMIT, CommandLine.SHORT));
    }

    /** The usual ones with other volumes, and images that are there already. */
    public static ContainerOptions withVolumes(String... volumes) {
        return options(List.of(volumes), Optional.empty(), Optional.empty());
    }

    /** The usual ones with so much memory, and images that are there already. */
    public static ContainerOptions withMemory(String memory) {
        return options(List.of(), Optional.of(memory), Optional.empty());
    }

    /** The usual ones with other authorities, and images that are there already. */
    public static ContainerOptions withCaFile(Path file) {
        return options(List.of(), Optional.empty(), Optional.of(file));
    }

    private static ContainerOptions options(List<String> volumes, Optional<String> memory, Optional<Path> caFile) {
        ContainerOptions usual = ContainerOptions.USUAL;
        return new ContainerOptions(
                usual.image(),
                "never",
                volumes,
                usual.network(),
                usual.privileged(),
                usual.extraHosts(),
                usual.user(),
                memory,
                usual.cpus(),
                usual.gpus(),
                usual.shmSize(),
                caFile);
    }
}
