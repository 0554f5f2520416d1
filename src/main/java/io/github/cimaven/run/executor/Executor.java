package io.github.cimaven.run.executor;

import io.github.cimaven.run.log.JobLog;
import java.util.Optional;

/**
 * A kind of place where jobs run. Thread-safe: many sessions are open at once.
 *
 * <p>Shaped for containers and pods as well as for processes: files are reached through the {@link JobContext#projectDir()}
 * that the session sees, never through a path of this machine.
 */
public interface Executor {
    /** The executor's name as in the runner's log, such as {@code shell}. */
    String name();

    /** Absent when the place is there; otherwise what is missing and what to do about it. Asked once per run. */
    Optional<String> probe();

    /**
     * Makes the place for one attempt of a job. Leaves nothing behind if it throws.
     *
     * @throws ExecutorException if the place cannot be had; the job then fails as {@code runner_system_failure}
     */
    JobSession open(JobContext job, JobLog log) throws ExecutorException;
}
