package io.github.cimaven.app.include;

import io.github.cimaven.config.include.RemoteFiles;
import io.github.cimaven.config.include.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** A folder that GitLab's templates are taken from. */
record MappedTemplates(Path folder, RemoteFiles others) implements RemoteFiles {
    @Override
    public Fetched get(String address, Duration fresh, Predicate<byte[]> right)
            throws UnavailableException, IOException {
        return others.get(address, fresh, right);
    }

    @Override
    public Fetched template(String name) throws IOException {
        return new Fetched(new FolderFiles(folder, Optional.empty()).read(name), Optional.empty());
    }
}
