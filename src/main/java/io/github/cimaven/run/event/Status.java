package io.github.cimaven.run.event;

import java.util.Locale;

/**
 * The status of a job, a stage or a pipeline, in GitLab's words.
 *
 * @see <a href="https://docs.gitlab.com/api/jobs/">Jobs API</a>
 */
public enum Status {
    CREATED,
    PENDING,
    RUNNING,
    SUCCESS,
    FAILED,
    CANCELED,
    SKIPPED,
    MANUAL,
    SCHEDULED;

    /** GitLab's word, such as {@code success}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
