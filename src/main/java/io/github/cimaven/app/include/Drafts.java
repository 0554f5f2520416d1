package io.github.cimaven.app.include;

import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Copies that are being made in a folder, each with a name that ends in {@code .tmp}. */
record Drafts(Path folder) {
    static final String ENDING = ".tmp";

    /** No copying takes so long: what is older was left by a run that was killed. */
    private static final Duration MOST = Duration.ofDays(1);

    void removeOld(Instant now) throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path draft : drafts) {
                removeIfOld(draft, now);
            }
        }
    }

    private static void removeIfOld(Path draft, Instant now) throws IOException {
        try {
            if (Files.getLastModifiedTime(draft).toInstant().plus(MOST).isBefore(now)) {
                Trees.delete(draft);
            }
        } catch (NoSuchFileException e) {
            // Another run has finished it, or removed it.
            return;
        }
    }
}
