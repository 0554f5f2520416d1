package io.github.cimaven.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.UUID;
import org.codehaus.plexus.util.io.CachingWriter;

/** Writes files that are whole or absent for whoever reads them meanwhile. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes a text in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        // Half of a pair of surrogates, as YAML can name it, becomes a question mark.
        write(file, text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** Writes a file that was last changed at the given time. */
    public static void write(Path file, byte[] content, FileTime time) throws IOException {
        write(file, content, Optional.of(time));
    }

    private static void write(Path file, byte[] content, Optional<FileTime> time) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Not by createTempFile, whose files nobody else may read: the user's umask decides that.
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(draft, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (time.isPresent()) {
                Files.setLastModifiedTime(draft, time.get());
            }
            move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Writes a text in UTF-8, or leaves the file alone, with its time, if that is its content already. */
    public static void writeIfChanged(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer writer = new CachingWriter(file, StandardCharsets.UTF_8)) {
            writer.write(text);
        }
    }

    /** Moves a file or a folder within one file system; nobody sees it half there. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
