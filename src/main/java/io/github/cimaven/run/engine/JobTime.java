package io.github.cimaven.run.engine;

import io.github.cimaven.run.engine.Deadlines.Deadline;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Cancellation.Reason;
import java.time.Duration;

/**
 * The time that a job may take for all it does, from its first file to its last artifact. When it is up, what is going on is ended
 * and nothing more is begun.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#timeout">timeout</a>
 */
final class JobTime implements AutoCloseable {
    private final Duration limit;
    private final Cancellation up = new Cancellation();
    private final Deadline deadline;

    /** It begins now. */
    JobTime(Duration limit, Deadlines deadlines) {
        this.limit = limit;
        this.deadline = deadlines.after(limit, () -> up.request(Reason.TIMED_OUT));
    }

    Duration limit() {
        return limit;
    }

    /** Requested when the time is up. */
    Cancellation end() {
        return up;
    }

    boolean isUp() {
        return up.requested();
    }

    /** How a job ends whose time was up. */
    JobOutcome outcome() {
        return JobOutcome.failure(
                FailureReason.JOB_EXECUTION_TIMEOUT, "execution took longer than " + GoDuration.of(limit) + " seconds");
    }

    @Override
    public void close() {
        deadline.close();
    }
}
