package io.github.cimaven.run.storage;

import io.github.cimaven.io.Overlay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of one attempt of a job. */
public interface Workspace extends AutoCloseable {
    /** The copy of the checkout, as processes of this machine see it. */
    Path checkoutDir();

    /** The project folder in it: {@code CI_PROJECT_DIR} of processes of this machine. */
    Path projectDir();

    /** What has to be mounted for the job's processes so that the project folder is there; absent where it just is. */
    default Optional<Overlay> overlay() {
        return Optional.empty();
    }

    /** A folder beside it that only this attempt uses, readable by the user alone. */
    Path privateDir();

    /** The project folder's files, for collecting artifacts: to be asked when no script runs. */
    JobFiles files();

    /** Removes it, read-only folders included. Idempotent. */
    @Override
    void close() throws IOException;
}
