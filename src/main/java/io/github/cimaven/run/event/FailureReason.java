package io.github.cimaven.run.event;

import java.util.Locale;

/**
 * Why a job failed, in GitLab's words, as {@code retry:when} and the API use them.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#retrywhen">retry:when</a>
 */
public enum FailureReason {
    SCRIPT_FAILURE,
    JOB_EXECUTION_TIMEOUT,
    RUNNER_SYSTEM_FAILURE,
    MISSING_DEPENDENCY_FAILURE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
