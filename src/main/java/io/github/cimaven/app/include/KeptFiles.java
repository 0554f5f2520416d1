package io.github.cimaven.app.include;

import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * Copies of files, each by a text that names it. A copy's own time is when it was got.
 *
 * @param kind the name of the folder that these are in
 */
record KeptFiles(CacheFolder cache, String kind) {
    /** A copy. */
    @SuppressWarnings("ArrayRecordComponent") // It goes from hand to hand; nobody compares or changes it.
    record Kept(byte[] content, Instant time) {}

    Optional<Kept> read(String name) throws IOException {
        Path file = file(name);
        try {
            Instant time = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(new Kept(Files.readAllBytes(file), time));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(String name, byte[] content, Instant time) throws IOException {
        cache.sub(kind);
        WholeFile.write(file(name), content, FileTime.from(time));
    }

    private Path file(String name) {
        return cache.path().resolve(kind).resolve(FileNames.digest(name));
    }
}
