package io.github.cimaven.run.executor;

import io.github.cimaven.config.model.Place;
import io.github.cimaven.io.Overlay;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a place has to know of a job.
 *
 * @param name of the job
 * @param here its folders on this machine
 * @param seen the same as the job's scripts see them, see {@link Executor#seen}
 * @param place what the job asks for, with its variables in place
 * @param overlay what has to be mounted for the checkout to be there; absent where it just is
 * @param environment the job's variables
 * @param logs for what else there is to keep; absent where nothing is kept
 * @param visitor who is let in while a script runs, if anybody
 */
public record JobContext(
        String name,
        JobFolders here,
        JobFolders seen,
        Place place,
        Optional<Overlay> overlay,
        Map<String, String> environment,
        Optional<FurtherLogs> logs,
        Optional<Visitor> visitor) {
    public JobContext {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** A job that sees the folders where they are. */
    public JobContext(String name, JobFolders here, Place place, Optional<Overlay> overlay) {
        this(name, here, here, place, overlay, Map.of(), Optional.empty(), Optional.empty());
    }

    /** The same with a visitor, who is asked to leave when the script is to end. */
    public JobContext visitedBy(Visitor somebody) {
        return new JobContext(name, here, seen, place, overlay, environment, logs, Optional.of(somebody));
    }

    public Path projectDir() {
        return here.project();
    }

    public Path privateDir() {
        return here.temporary();
    }
}
