package io.github.cimaven.run.executor.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Variables for a container, in a file that only the user can read: on a command line everybody could. What does not fit into a
 * line is left to the scripts, which set all variables once more.
 */
final class EnvironmentFile {
    /** The engines read lines up to 64 KiB. */
    private static final int LONGEST = 60_000;

    private EnvironmentFile() {}

    static void write(Path file, Map<String, String> variables) throws IOException {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> {
            boolean fits = value.indexOf('\n') < 0 && value.indexOf('\r') < 0 && value.length() < LONGEST;
            if (fits && name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                text.append(name).append('=').append(value).append('\n');
            }
        });
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
