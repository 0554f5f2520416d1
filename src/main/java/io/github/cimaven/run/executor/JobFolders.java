package io.github.cimaven.run.executor;

import java.nio.file.Path;

/**
 * The folders of one attempt of a job.
 *
 * @param builds in which projects are, {@code CI_BUILDS_DIR}
 * @param checkout the job's copy of the checkout
 * @param project the project in it, {@code CI_PROJECT_DIR}: every script starts there
 * @param temporary a folder of the job's own outside the checkout, for scripts and file variables, gone afterwards
 */
public record JobFolders(Path builds, Path checkout, Path project, Path temporary) {
    /** Those of a checkout that is all project. */
    public static JobFolders of(Path project, Path temporary) {
        return new JobFolders(project.resolveSibling(""), project, project, temporary);
    }
}
