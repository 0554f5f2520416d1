package io.github.cimaven.run.storage;

import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A word that stands for what is in a snapshot: another one as soon as a file that counts has other content, another kind or
 * other rights. That a file was only touched does not count.
 */
final class SnapshotIdentity {
    private final Path file;

    SnapshotIdentity(Path file) {
        this.file = file;
    }

    /** To be called before the first file is changed: a snapshot that is half changed is like no other. */
    void renew() throws IOException {
        WholeFile.write(file, UUID.randomUUID().toString());
    }

    /** Where nobody can tell what a file was like before, its state has to do. */
    void ofStates(Map<String, FileState> states) throws IOException {
        WholeFile.write(file, FileNames.digest(new TreeMap<>(states).toString()));
    }

    String word() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            renew();
            return Files.readString(file);
        }
    }

    /** Whether a copy is as the file is now: to be asked of few files, for they are read. */
    static boolean isSame(Path file, Path copy) throws IOException {
        if (!Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Optional<FileState> one = FileState.of(file);
            Optional<FileState> other = FileState.of(copy);
            if (one.isEmpty()
                    || other.isEmpty()
                    || one.get().mode() != other.get().mode()
                    || one.get().size() != other.get().size()) {
                return false;
            }
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Files.mismatch(file, copy) < 0
                    : Files.isSymbolicLink(file) && Files.readSymbolicLink(file).equals(Files.readSymbolicLink(copy));
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
