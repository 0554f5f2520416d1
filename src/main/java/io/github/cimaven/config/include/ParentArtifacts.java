package io.github.cimaven.config.include;

import java.io.IOException;
import java.util.Optional;

/** The port to what jobs of the parent pipeline have handed on, for a child pipeline that is made of it. */
public interface ParentArtifacts {
    /** The archive of a job's artifacts; absent where there is no such job, or it has none. */
    Optional<Archive> of(String job) throws IOException;

    /** Files that were handed on together. */
    interface Archive {
        /** How many bytes the archive would have at GitLab. */
        long size() throws IOException;

        /** How many bytes a file has; absent when there is no such file. */
        Optional<Long> size(String path) throws IOException;

        boolean isFolder(String path);

        /** The content of a file that is there. */
        byte[] read(String path) throws IOException;
    }
}
