package io.github.cimaven.run.engine;

import io.github.cimaven.run.storage.ArtifactSet;
import java.io.IOException;
import java.util.Optional;

/** The port to what jobs of the other pipelines of a run have handed on: of parents, children and siblings. */
@FunctionalInterface
public interface PipelineFamily {
    /** Of a pipeline that has no others. */
    PipelineFamily NONE = (pipeline, job) -> Optional.empty();

    /** A job that has passed; absent where there is no such pipeline in the run, or no such job in it, or it has not passed. */
    Optional<Passed> job(long pipeline, String job) throws IOException;

    /** @param artifacts absent where it has made none */
    record Passed(Optional<ArtifactSet> artifacts) {}
}
