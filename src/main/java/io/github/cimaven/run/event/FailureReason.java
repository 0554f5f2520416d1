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
    STUCK_OR_TIMEOUT_FAILURE,
    RUNNER_UNSUPPORTED,
    MISSING_DEPENDENCY_FAILURE,
    UNKNOWN_FAILURE,
    DOWNSTREAM_BRIDGE_PROJECT_NOT_FOUND,
    DOWNSTREAM_PIPELINE_CREATION_FAILED,
    REACHED_MAX_DESCENDANT_PIPELINES_DEPTH,
    REACHED_MAX_PIPELINE_HIERARCHY_SIZE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
