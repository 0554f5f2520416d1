package io.github.cimaven.run.executor.docker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user says about all containers of a run.
 *
 * @param image of jobs that name none
 * @param pullPolicy of images whose job says nothing: {@code always}, {@code if-not-present} or {@code never}
 * @param volumes as in {@code docker run --volume}
 * @param network to which containers without services belong; absent for the engine's own
 * @param extraHosts as in {@code --add-host}
 * @param user as in {@code --user}, where the job names none
 * @param memory as in {@code --memory}
 * @param cpus as in {@code --cpus}
 * @param gpus as in {@code --gpus}
 * @param shmSize as in {@code --shm-size}
 * @param caFile certificates of authorities that containers trust, in the place of those of their images
 */
public record ContainerOptions(
        String image,
        String pullPolicy,
        List<String> volumes,
        Optional<String> network,
        boolean privileged,
        List<String> extraHosts,
        Optional<String> user,
        Optional<String> memory,
        Optional<String> cpus,
        Optional<String> gpus,
        Optional<String> shmSize,
        Optional<Path> caFile) {
    /** What GitLab.com's own runners take. */
    public static final String USUAL_IMAGE = "ruby:3.1";

    /** Unlike a runner's {@code always}: who runs jobs again and again does not want to wait for a registry each time. */
    public static final String USUAL_POLICY = "if-not-present";

    public static final List<String> POLICIES = List.of("always", "if-not-present", "never");

    public static final ContainerOptions USUAL = new ContainerOptions(
            USUAL_IMAGE,
            USUAL_POLICY,
            List.of(),
            Optional.empty(),
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Where the runner's documentation has it, {@code CI_SERVER_TLS_CA_FILE}. */
    static final String CA_FILE = "/etc/gitlab-runner/certs/ca.crt";

    /** Where images of Debian, Ubuntu and Alpine have all that they trust. */
    private static final String CA_BUNDLE = "/etc/ssl/certs/ca-certificates.crt";

    public ContainerOptions {
        volumes = List.copyOf(volumes);
        extraHosts = List.copyOf(extraHosts);
    }

    /** Those that hold for services as well. */
    List<String> shared() {
        List<String> arguments = new ArrayList<>();
        if (privileged) {
            arguments.add("--privileged");
        }
        extraHosts.forEach(host -> arguments.addAll(List.of("--add-host", host)));
        return arguments;
    }

    /** Those of a job's own container. */
    List<String> ofJob() {
        List<String> arguments = new ArrayList<>(shared());
        volumes.forEach(volume -> arguments.addAll(List.of("--volume", volume)));
        memory.ifPresent(value -> arguments.addAll(List.of("--memory", value)));
        cpus.ifPresent(value -> arguments.addAll(List.of("--cpus", value)));
        gpus.ifPresent(value -> arguments.addAll(List.of("--gpus", value)));
        shmSize.ifPresent(value -> arguments.addAll(List.of("--shm-size", value)));
        for (String target : List.of(CA_FILE, CA_BUNDLE)) {
            caFile.ifPresent(file -> arguments.addAll(List.of(
                    "--mount",
                    "type=bind,readonly" + WorkspaceMount.field("source=" + file)
                            + WorkspaceMount.field("destination=" + target))));
        }
        return arguments;
    }
}
