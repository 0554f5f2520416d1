package io.github.cimaven.run.storage;

import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files of which the index did not tell when the snapshot was made whether they had changed since. As long as the index is the
 * same, all others are what they were, unless git says so: nobody has to look at each of them.
 *
 * @param index the state of the file that holds the index
 * @param known names of those that were in the index
 * @param other names of those that were not
 */
record LooseFiles(FileState index, Set<String> known, Set<String> other) {
    /** Absent when it is not there, or cannot be read. */
    static Optional<LooseFiles> read(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return Optional.of(new LooseFiles(FileState.read(in), names(in), names(in)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NegativeArraySizeException damaged) {
            return Optional.empty();
        }
    }

    private static Set<String> names(DataInputStream in) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (int count = in.readInt(); count > 0; count--) {
            byte[] name = new byte[in.readInt()];
            in.readFully(name);
            names.add(new String(name, StandardCharsets.ISO_8859_1));
        }
        return names;
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            index.write(out);
            write(known, out);
            write(other, out);
        }
    }

    private static void write(Set<String> names, DataOutputStream out) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /** With those whose state could not be told; who is there twice is looked at all the same. */
    LooseFiles withUnknown(Map<String, FileState> states) {
        for (Map.Entry<String, FileState> state : states.entrySet()) {
            if (!state.getValue().isKnown() && !other.contains(state.getKey())) {
                known.add(state.getKey());
            }
        }
        return this;
    }

    /** The state of a checkout's index; like no other when there is none. */
    static FileState index(GitCheckout checkout) throws IOException, GitException, InterruptedException {
        return FileState.of(checkout.index()).orElse(FileState.UNKNOWN);
    }

    static String name(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static Set<String> names(List<byte[]> listed) {
        Set<String> names = new LinkedHashSet<>();
        for (byte[] bytes : listed) {
            names.add(name(bytes));
        }
        return names;
    }
}
