package io.github.cimaven.run.executor;

import io.github.cimaven.run.log.JobLog;
import java.util.Optional;

/** A kind of place where jobs run: processes, containers, pods. Thread-safe: many sessions are open at once. */
public interface Executor {
    /** The executor's name as in the runner's log, such as {@code shell}. */
    String name();

    /** Absent when the place is there; otherwise what is missing and what to do about it. Asked once per run. */
    Optional<String> probe();

    /**
     * Where a job's scripts find its folders.
     *
     * @param here where they are on this machine
     * @param projectPath {@code CI_PROJECT_PATH}
     */
    default JobFolders seen(JobFolders here, String projectPath) {
        return here;
    }

    /**
     * Makes the place for one attempt of a job. Leaves nothing behind if it throws.
     *
     * @throws ExecutorException if the place cannot be had; the job then fails as {@code runner_system_failure}
     * @throws InterruptedException if the calling thread is interrupted
     */
    JobSession open(JobContext job, JobLog log) throws ExecutorException, InterruptedException;
}
