package io.github.cimaven.config.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The files a job hands on.
 *
 * @param paths globs relative to the project folder, variables not yet expanded
 * @param untracked whether what git does not track is handed on, too
 * @param when {@link When#ON_SUCCESS}, {@link When#ON_FAILURE} or {@link When#ALWAYS}
 * @param name of the archive, variables not yet expanded
 * @param expireIn how long they are of use; absent: for ever
 * @param reports files for GitLab to read, in the order given
 * @see <a href="https://docs.gitlab.com/ci/yaml/#artifacts">artifacts</a>
 */
public record Artifacts(
        List<String> paths,
        List<String> exclude,
        boolean untracked,
        When when,
        Optional<String> name,
        Optional<Duration> expireIn,
        List<Report> reports) {
    public static final Artifacts NONE =
            new Artifacts(List.of(), List.of(), false, When.ON_SUCCESS, Optional.empty(), Optional.empty(), List.of());

    public Artifacts {
        paths = List.copyOf(paths);
        exclude = List.copyOf(exclude);
        reports = List.copyOf(reports);
    }

    /**
     * Files of one kind of report.
     *
     * @param kind such as {@code junit}; of a coverage report, its format
     * @param paths globs like those of the artifacts
     */
    public record Report(String kind, List<String> paths) {
        public static final String DOTENV = "dotenv";
        public static final String JUNIT = "junit";

        public Report {
            paths = List.copyOf(paths);
        }
    }

    public Artifacts withPaths(List<String> newPaths) {
        return new Artifacts(newPaths, exclude, untracked, when, name, expireIn, reports);
    }

    /** Whether there is anything that later jobs may get. */
    public boolean handsOn() {
        return hasArchive() || reports.stream().anyMatch(report -> report.kind().equals(Report.DOTENV));
    }

    /** Whether files are handed on besides reports. */
    public boolean hasArchive() {
        return !paths.isEmpty() || untracked;
    }
}
