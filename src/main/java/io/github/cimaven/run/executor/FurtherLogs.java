package io.github.cimaven.run.executor;

import io.github.cimaven.run.log.JobLog;
import java.io.IOException;

/** Makes logs of a job that are kept beside its own, of what works for it. Nobody is shown them while it runs. Thread-safe. */
@FunctionalInterface
public interface FurtherLogs {
    /**
     * @param name that tells it from the others
     * @throws IOException if it cannot be made
     */
    JobLog open(String name) throws IOException;
}
