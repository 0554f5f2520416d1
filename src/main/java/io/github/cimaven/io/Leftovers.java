package io.github.cimaven.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Removes folders of ours in which there may be what we may not remove, such as files that a job has made as another user. What
 * stays is moved out of the way, beside the folder, and removed at the next opportunity.
 */
public final class Leftovers {
    private static final String MARK = ".left-";

    private Leftovers() {}

    /**
     * Sees to it that a folder is not there any more.
     *
     * @return why some of it is still on the disk, under another name
     * @throws IOException if it can be neither removed nor moved away
     */
    public static Optional<IOException> remove(Path folder) throws IOException {
        try {
            Trees.delete(folder);
            return Optional.empty();
        } catch (IOException e) {
            try {
                Files.move(folder, folder.resolveSibling(folder.getFileName() + MARK + UUID.randomUUID()));
            } catch (IOException fixed) {
                e.addSuppressed(fixed);
                throw e;
            }
            return Optional.of(e);
        }
    }

    /** Tries again to remove what was left of a folder; returns why some of it stays. */
    public static Optional<IOException> again(Path folder) throws IOException {
        Path around = folder.getParent();
        if (around == null || !Files.isDirectory(around)) {
            return Optional.empty();
        }
        IOException failure = null;
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(
                around, path -> path.getFileName().toString().startsWith(folder.getFileName() + MARK))) {
            for (Path left : siblings) {
                try {
                    Trees.delete(left);
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
        return Optional.ofNullable(failure);
    }
}
