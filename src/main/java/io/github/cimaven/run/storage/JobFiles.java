package io.github.cimaven.run.storage;

import java.io.IOException;
import java.nio.file.FileVisitor;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The project folder of one attempt when nothing of its scripts runs any more, wherever its files are by then. All paths are
 * relative to the project folder; links are entries of their own and never followed.
 */
public interface JobFiles {
    /**
     * Where an entry can be read by this process. Absent when there is none, or when the path leads through a link; what is
     * found must not be changed. Of a folder it is only one of the places where its entries are: {@link #walk} knows all.
     */
    Optional<Path> find(Path relative) throws IOException;

    /**
     * Shows everything at and in an entry to a visitor, by relative path, folders before what is in them. Shows nothing if there
     * is no such entry.
     */
    void walk(Path start, FileVisitor<? super Path> visitor) throws IOException;

    /**
     * Puts a file or a link at another place and leaves it here too: costs no space where it is the job's own and the file
     * system knows hard links. What is there by now must not be changed any more.
     *
     * @param to does not exist; its folder does
     */
    void link(Path relative, Path to) throws IOException;

    /**
     * Takes a file or a link away to another place, or copies it where it is not the job's own, but a file of the checkout, say.
     *
     * @param to does not exist; its folder does
     */
    void take(Path relative, Path to) throws IOException;

    /**
     * Takes a folder with all that is in it away to another place, if that can be done at once.
     *
     * @param to does not exist; its folder does
     * @return whether it was done; if not, all is as it was
     */
    boolean takeFolder(Path relative, Path to) throws IOException;
}
