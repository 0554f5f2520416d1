package io.github.cimaven.run.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A way to copy a folder with all that is in it. */
@FunctionalInterface
public interface FolderCopy {
    /**
     * Copies content, rights and times; links as links.
     *
     * @param from what is in it
     * @param to is there and empty
     */
    void copy(Path from, Path to) throws IOException, InterruptedException;
}
