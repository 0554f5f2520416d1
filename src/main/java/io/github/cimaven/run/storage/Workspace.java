package io.github.cimaven.run.storage;

import java.io.IOException;
import java.nio.file.Path;

/** The files of one attempt of a job. */
public interface Workspace extends AutoCloseable {
    /** The project folder as the job's processes see it: {@code CI_PROJECT_DIR}. */
    Path projectDir();

    /** A folder beside it that only this attempt uses, readable by the user alone. */
    Path privateDir();

    /** The project folder as this process sees it, for collecting artifacts. */
    Path files();

    /** Removes it, read-only folders included. Idempotent. */
    @Override
    void close() throws IOException;
}
