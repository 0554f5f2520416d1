package io.github.cimaven.run.storage;

import io.github.cimaven.io.WholeFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a snapshot holds: the state that each file of the checkout was in when it was copied. Names are relative, each byte a
 * character, those of folders end with a slash. It is not there while the content of the snapshot is being changed, so that one
 * whose maker was killed is recognized.
 */
final class SnapshotRecord {
    private static final String FORMAT = "ci-maven-plugin snapshot 1";

    private SnapshotRecord() {}

    /** Absent when it is not there, or cannot be read: there is nothing to rely on then. */
    static Optional<Map<String, FileState>> read(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (!in.readUTF().equals(FORMAT)) {
                return Optional.empty();
            }
            int count = in.readInt();
            Map<String, FileState> states = new HashMap<>(count * 2);
            for (int i = 0; i < count; i++) {
                byte[] name = new byte[in.readInt()];
                in.readFully(name);
                states.put(new String(name, StandardCharsets.ISO_8859_1), FileState.read(in));
            }
            return Optional.of(states);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NegativeArraySizeException damaged) {
            return Optional.empty();
        }
    }

    static void write(Path file, Map<String, FileState> states) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16))) {
            out.writeUTF(FORMAT);
            out.writeInt(states.size());
            for (Map.Entry<String, FileState> state : states.entrySet()) {
                byte[] name = state.getKey().getBytes(StandardCharsets.ISO_8859_1);
                out.writeInt(name.length);
                out.write(name);
                state.getValue().write(out);
            }
        }
        WholeFile.move(draft, file);
    }
}
