package io.github.cimaven.run.storage;

import java.io.IOException;
import java.util.List;

/**
 * Gives each attempt of a job its own files. Ways to do it differ in cost (copy, layers, in place), never in result.
 * Thread-safe.
 */
public interface Workspaces extends AutoCloseable {
    /**
     * A fresh workspace: what would be committed, with a usable {@code .git}, and on top the artifact sets in their order.
     *
     * @param job the job's name, any text
     * @throws IOException with a message for the user if the disk does not allow it; nothing is left behind
     */
    Workspace open(String job, List<ArtifactSet> artifacts) throws IOException, InterruptedException;

    /** Removes what is left of all workspaces. */
    @Override
    void close() throws IOException;
}
