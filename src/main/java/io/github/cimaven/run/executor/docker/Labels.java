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
    private static final int SHORT = 12;
    static final String RUN = "io.github.cimaven.run";

    List<String> arguments() {
        return List.of("--label", PROJECT + "=" + project, "--label", RUN + "=" + run);
    }

    /** The run as a part of names. */
    String shortRun() {
        String letters = run.replaceAll("[^A-Za-z0-9]+", "");
        return letters.substring(0, Math.min(SHORT, letters.length()));
    }

    List<String> filter() {
        return List.of("--filter", "label=" + PROJECT + "=" + project);
    }
}
