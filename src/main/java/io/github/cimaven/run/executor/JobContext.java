package io.github.cimaven.run.executor;

import io.github.cimaven.config.model.Place;
import io.github.cimaven.io.Overlay;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a place has to know of a job.
 *
 * @param name of the job
 * @param projectDir the workspace, {@code CI_PROJECT_DIR}: every script starts there
 * @param privateDir a folder of the job's own outside the workspace, for scripts and file variables, gone afterwards
 * @param overlay what has to be mounted for the project folder to be there; absent where it just is
 */
public record JobContext(String name, Path projectDir, Path privateDir, Place place, Optional<Overlay> overlay) {
    /** A job whose project folder is there. */
    public JobContext(String name, Path projectDir, Path privateDir, Place place) {
        this(name, projectDir, privateDir, place, Optional.empty());
    }
}
