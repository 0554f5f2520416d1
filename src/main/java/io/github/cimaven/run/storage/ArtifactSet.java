package io.github.cimaven.run.storage;

import java.nio.file.Path;
import java.util.List;

/**
 * The files one job has handed on, kept as a folder that is not changed any more.
 *
 * @param job the job's name
 * @param jobId of the attempt that made them
 * @param folder holds the files at their paths relative to the project folder
 * @param entries these paths, sorted, with {@code /}; folders only where they are empty
 */
public record ArtifactSet(String job, long jobId, Path folder, List<String> entries) {
    public ArtifactSet {
        entries = List.copyOf(entries);
    }
}
