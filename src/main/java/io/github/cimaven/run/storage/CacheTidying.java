package io.github.cimaven.run.storage;

import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps caches within a limit. */
final class CacheTidying {
    private final long limit;
    private final List<Kept> all = new ArrayList<>();

    CacheTidying(long limit) {
        this.limit = limit;
    }

    private record Kept(Path home, long bytes, FileTime usedAt) {}

    static List<Path> content(Path folder) throws IOException {
        List<Path> content = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(content::add);
        }
        return content;
    }

    /** Removes all versions but the current one. */
    void keep(Path home, KeptCache current, FileTime usedAt) throws IOException {
        for (Path version : content(home)) {
            if (Files.isDirectory(version) && !version.equals(current.home())) {
                Trees.delete(version);
            }
        }
        all.add(new Kept(home, current.bytes(), usedAt));
    }

    /** As many as have to go, so that the rest is within the limit. */
    void removeOldest() throws IOException {
        long bytes = 0;
        for (Kept kept : all) {
            bytes += kept.bytes();
        }
        all.sort(Comparator.comparing(Kept::usedAt));
        for (int i = 0; i < all.size() && bytes > limit; i++) {
            Trees.delete(all.get(i).home());
            bytes -= all.get(i).bytes();
        }
    }
}
