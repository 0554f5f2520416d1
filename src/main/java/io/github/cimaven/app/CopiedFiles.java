package io.github.cimaven.app;

import io.github.cimaven.io.Inode;
import io.github.cimaven.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Remembers which files of the checkout came from jobs, and are as they were then. A line for each: its size, its time, its path.
 */
final class CopiedFiles {
    private final Path file;
    private final Set<String> lines;

    private CopiedFiles(Path file, Set<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static CopiedFiles read(Path file) throws IOException {
        try {
            return new CopiedFiles(
                    file, new HashSet<>(Files.readString(file).lines().toList()));
        } catch (NoSuchFileException e) {
            return new CopiedFiles(file, new HashSet<>());
        }
    }

    private static String line(Path path) throws IOException {
        Inode inode = Inode.of(path);
        // A name may have line breaks in it.
        return inode.size() + " " + inode.modified().toMillis() + " " + path.toUri();
    }

    void add(Path path) throws IOException {
        lines.add(line(path));
    }

    boolean contains(Path path) throws IOException {
        return lines.contains(line(path));
    }

    void write() throws IOException {
        WholeFile.write(file, String.join("\n", new TreeSet<>(lines)));
    }
}
