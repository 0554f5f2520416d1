package io.github.cimaven.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code ci:integration} left to {@code ci:verify}; the next build in which it runs begins without. */
record DeferredFailure(Path file) {
    static DeferredFailure in(Path outputDirectory) {
        return new DeferredFailure(outputDirectory.resolve("deferred-failure.txt"));
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Adds to what another execution of the goal has left. */
    void record(String message) throws IOException {
        Files.writeString(file, message().map(earlier -> earlier + "\n").orElse("") + message);
    }

    Optional<String> message() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
