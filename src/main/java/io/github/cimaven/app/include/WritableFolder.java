package io.github.cimaven.app.include;

import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The cache; where it cannot be written, a folder that lasts as long as this process. */
final class WritableFolder {
    private final CacheFolder cache;
    private Optional<CacheFolder> instead = Optional.empty();
    private Optional<String> trouble = Optional.empty();

    WritableFolder(CacheFolder cache) {
        this.cache = cache;
    }

    /** A folder in it that can be written. */
    Path sub(String name) throws IOException {
        try {
            return cache.sub(name);
        } catch (IOException e) {
            failed(e);
            return replacement().sub(name);
        }
    }

    void failed(IOException why) {
        trouble = Optional.of(KeptFiles.notKept(why));
    }

    private CacheFolder replacement() throws IOException {
        if (instead.isEmpty()) {
            Path folder = Files.createTempDirectory("ci-maven-plugin-includes");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            instead = Optional.of(new CacheFolder(folder));
        }
        return instead.get();
    }

    private static void delete(Path folder) {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the user should know of it. */
    Optional<String> trouble() {
        return trouble;
    }
}
