package io.github.cimaven.run.storage;

import java.util.List;

/** Which files of a workspace one attempt of a job hands on; globs are relative to the project folder. */
public record ArtifactRequest(String job, long jobId, List<String> paths, List<String> exclude) {
    public ArtifactRequest {
        paths = List.copyOf(paths);
        exclude = List.copyOf(exclude);
    }
}
