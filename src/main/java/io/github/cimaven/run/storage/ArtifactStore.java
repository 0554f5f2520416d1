package io.github.cimaven.run.storage;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects artifacts after a job and finds them for later jobs. Thread-safe; a set is visible only when complete. */
public interface ArtifactStore {
    /**
     * Takes the matching files out of a workspace and keeps them as the job's set, replacing an earlier one of the same job.
     *
     * @param request globs with all variables expanded
     * @param say takes the lines that GitLab Runner prints about it
     * @return the set; absent when nothing matched
     * @throws IOException if the files cannot be kept; the job then fails, and an earlier set is as it was
     */
    Optional<ArtifactSet> collect(Workspace workspace, ArtifactRequest request, Consumer<String> say)
            throws IOException, InterruptedException;

    /** Gives up what an earlier attempt of a job has kept: only the latest counts. */
    void forget(String job) throws IOException;

    /** The newest complete set of a job. */
    Optional<ArtifactSet> of(String job) throws IOException;
}
