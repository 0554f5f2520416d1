package io.github.cimaven.run.executor.docker;

import java.util.List;

/**
 * What tells our containers from all others.
 *
 * @param project whose containers they are; no two runs of it go on at once
 * @param run that they belong to
 */
record Labels(String project, String run) {
    static final String PROJECT = "io.github.cimaven.project";
    static final String RUN = "io.github.cimaven.run";

    List<String> arguments() {
        return List.of("--label", PROJECT + "=" + project, "--label", RUN + "=" + run);
    }

    List<String> filter() {
        return List.of("--filter", "label=" + PROJECT + "=" + project);
    }
}
