package io.github.cimaven.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.codehaus.plexus.util.io.CachingWriter;

/** Writes files that are whole or absent for whoever reads them meanwhile. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes a text in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Not by createTempFile, whose files nobody else may read: the user's umask decides that.
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // Half of a pair of surrogates, as YAML can name it, becomes a question mark.
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Files.write(draft, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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
