package io.github.cimaven.run.executor.docker;

import java.util.List;
import java.util.Locale;

/** The engines that can be driven. */
public enum EngineKind {
    DOCKER(
            "Docker",
            "{{.ServerVersion}}\t{{.OSType}}\t{{.KernelVersion}}\t{{.Name}}\t{{.SecurityOptions}}",
            "or 'docker context use'"),
    PODMAN(
            "Podman",
            "{{.Version.Version}}\t{{.Host.OS}}\t{{.Host.Kernel}}\t{{.Host.Hostname}}\t{{if .Host.Security.Rootless}}name=rootless{{end}}",
            "or 'podman system connection default'");

    private final String title;
    private final String facts;
    private final String choice;

    EngineKind(String title, String facts, String choice) {
        this.title = title;
        this.facts = facts;
        this.choice = choice;
    }

    /** The program, which is also the executor's name. */
    public String program() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words that end and remove containers at once, with what is theirs alone. */
    List<String> removal() {
        return this == PODMAN
                ? List.of("rm", "--force", "--time", "0", "--volumes")
                : List.of("rm", "--force", "--volumes");
    }

    String title() {
        return title;
    }

    /** The format in which the engine tells of itself: version, system, kernel, host and security, by tabs. */
    String facts() {
        return facts;
    }

    /** How the user says which engine it is. */
    String choice() {
        return choice;
    }
}
