package io.github.cimaven.run.storage;

import io.github.cimaven.io.Inode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A cache that a job got, to be compared with what the job has made of it.
 *
 * @param until when it had been restored, as the file system counts time: a file that was changed later is the job's
 */
public record Restored(KeptCache cache, FileTime until) {
    /** To be called when the files of a workspace are there and before its scripts run. */
    public static Restored now(KeptCache cache, Workspace workspace) throws IOException {
        Path mark = Files.createTempFile(workspace.privateDir(), "restored", "");
        try {
            return new Restored(cache, Inode.of(mark).changed());
        } finally {
            Files.delete(mark);
        }
    }

    /** Whether the same files were found, and none of them was touched. */
    boolean isSame(FoundFiles found) throws IOException {
        if (found.entries().size() != cache.entries()) {
            return false;
        }
        for (Map.Entry<Path, BasicFileAttributes> entry : found.entries().entrySet()) {
            Path kept = cache.folder().resolve(entry.getKey());
            Optional<Path> place = found.files().find(entry.getKey());
            boolean same = place.isPresent()
                    && Files.exists(kept, LinkOption.NOFOLLOW_LINKS)
                    && (place.get().equals(kept) || isSame(place.get(), kept));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(Path now, Path kept) throws IOException {
        Inode here = Inode.of(now);
        Inode there = Inode.of(kept);
        return here.kind() == there.kind()
                && switch (here.kind()) {
                    case FOLDER -> true;
                    case LINK -> Files.readSymbolicLink(now).equals(Files.readSymbolicLink(kept));
                    default ->
                        here.size() == there.size()
                                && here.changed().compareTo(until) <= 0
                                && micros(here) == micros(there);
                };
    }

    /** Copies have their time no more exactly. */
    private static long micros(Inode inode) {
        return inode.modified().to(TimeUnit.MICROSECONDS);
    }
}
