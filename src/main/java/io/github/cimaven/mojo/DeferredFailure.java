package io.github.cimaven.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A failure that {@code ci:integration} left to {@code ci:verify}; a new pipeline removes it with the folder it is in. */
record DeferredFailure(Path file) {
    static DeferredFailure in(Path outputDirectory) {
        return new DeferredFailure(outputDirectory.resolve("deferred-failure.txt"));
    }

    void record(String message) throws IOException {
        Files.writeString(file, message);
    }

    Optional<String> message() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
