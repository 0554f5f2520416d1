package io.github.cimaven.app.include;

import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.WholeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
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

    /** A copy that cannot be read is none: what it is of is got again, and then it shows what is wrong. */
    Optional<Kept> read(String name) {
        Path file = file(name);
        try {
            Instant time = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(new Kept(Files.readAllBytes(file), time));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps a copy, or tells why it cannot: what was got serves this run all the same. */
    Optional<String> write(String name, byte[] content, Instant time) {
        try {
            cache.sub(kind);
            WholeFile.write(file(name), content, FileTime.from(time));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(notKept(e));
        }
    }

    static String notKept(IOException why) {
        String words = String.valueOf(why.getMessage());
        return "what is included cannot be kept in the cache: "
                + (why instanceof AccessDeniedException ? words + " may not be written" : words);
    }

    private Path file(String name) {
        return cache.path().resolve(kind).resolve(FileNames.digest(name));
    }
}
