package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.AutoCancel;
import io.github.cimaven.plan.PlannedJob;
import java.util.Collection;

/**
 * Which jobs of a pipeline end when there is a newer one for the same work.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#workflowauto_cancelon_new_commit">workflow:auto_cancel:on_new_commit</a>
 */
final class Superseding {
    private final String mode;

    Superseding(AutoCancel autoCancel) {
        this.mode = autoCancel.onNewCommit().orElse("conservative");
    }

    /** Whether the whole pipeline ends: not once a job has started that must not be interrupted, be it over by now. */
    boolean endsAll(Collection<PlannedJob> started) {
        return mode.equals("conservative") && started.stream().allMatch(Superseding::isInterruptible);
    }

    /** Whether the job ends where the others go on. */
    boolean ends(PlannedJob job) {
        return mode.equals("interruptible") && isInterruptible(job);
    }

    private static boolean isInterruptible(PlannedJob job) {
        return job.options().flag("interruptible").orElse(false);
    }
}
