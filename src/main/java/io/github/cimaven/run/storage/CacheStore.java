package io.github.cimaven.run.storage;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps caches from pipeline to pipeline. Thread-safe; what is found stays as it is until the run is over. */
public interface CacheStore {
    /**
     * The newest cache saved under a key. One that is not whole any more is thrown away and counts as none.
     *
     * @param say takes the lines that GitLab Runner's program would print
     */
    Optional<KeptCache> find(String key, Consumer<String> say) throws IOException;

    /**
     * Saves files of a workspace in which nothing runs any more, under a key; the files stay where they are.
     *
     * @param request what is to be saved, and what the job got of it
     * @param say takes the lines that GitLab Runner's program would print
     * @throws IOException if it cannot be kept; an earlier one is as it was
     */
    Saved save(Workspace workspace, Request request, Consumer<String> say) throws IOException, InterruptedException;

    /**
     * What is to be saved.
     *
     * @param before what was restored under the same key
     */
    record Request(String key, FileSelection files, Optional<Restored> before) {}

    /** What came of it. */
    enum Result {
        /** It was written anew. */
        SAVED,
        /** What was kept already is the same. */
        UP_TO_DATE,
        /** There was nothing to keep, or more than is allowed. */
        NOT_SAVED
    }

    /** @param bytes in all files */
    record Saved(Result result, long bytes) {}
}
