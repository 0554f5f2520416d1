package io.github.cimaven.config.model;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ends a pipeline early.
 *
 * @param onNewCommit {@code conservative}, {@code interruptible} or {@code none}
 * @param onJobFailure {@code all} or {@code none}
 * @param given as GitLab holds it; absent where the configuration says nothing
 * @see <a href="https://docs.gitlab.com/ci/yaml/#workflowauto_cancelon_new_commit">workflow:auto_cancel</a>
 */
public record AutoCancel(
        Optional<String> onNewCommit, Optional<String> onJobFailure, Optional<Map<String, @Nullable Object>> given) {
    public static final AutoCancel DEFAULT = new AutoCancel(Optional.empty(), Optional.empty(), Optional.empty());

    /** What a rule says, and this where the rule says nothing. */
    public AutoCancel with(AutoCancel ofRule) {
        return new AutoCancel(
                ofRule.onNewCommit.or(() -> onNewCommit), ofRule.onJobFailure.or(() -> onJobFailure), given);
    }

    /** Whether the failure of one job cancels the others. */
    public boolean cancelsOnJobFailure() {
        return onJobFailure.filter("all"::equals).isPresent();
    }
}
