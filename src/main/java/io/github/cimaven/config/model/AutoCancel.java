package io.github.cimaven.config.model;

import java.util.Optional;

/**
 * What ends a pipeline early.
 *
 * @param onNewCommit {@code conservative}, {@code interruptible} or {@code none}
 * @param onJobFailure {@code all} or {@code none}
 * @see <a href="https://docs.gitlab.com/ci/yaml/#workflowauto_cancelon_new_commit">workflow:auto_cancel</a>
 */
public record AutoCancel(Optional<String> onNewCommit, Optional<String> onJobFailure) {
    public static final AutoCancel DEFAULT = new AutoCancel(Optional.empty(), Optional.empty());

    /** Whether the failure of one job cancels the others. */
    public boolean cancelsOnJobFailure() {
        return onJobFailure.filter("all"::equals).isPresent();
    }
}
