package io.github.cimaven.run.executor.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Variables for a container, in a file that only the user can read: on a command line everybody could. What does not fit into a
 * line is left to the scripts, which set all variables once more.
 */
final class EnvironmentFile {
    /** The engines read lines up to 64 KiB. */
    private static final int LONGEST = 60_000;

    /** The kernel takes no larger variable. */
    private static final int LARGEST = 120_000;

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /** Of the loader and the C library (see ld.so(8)), of Go's programs, and of the engines. */
    private static final String POWERFUL =
            "(?i)(LD_|GLIBC_|MALLOC_|GCONV_|GETCONF_|GO|DOCKER_|BUILDKIT_|BUILDX_|CONTAINER|PODMAN_|BUILDAH_|STORAGE_"
                    + "|REGISTRY_|REGISTRIES_|NETAVARK_|CNI_|XDG_|DBUS_|SSH_|SSL_|HTTPS?_|NO_PROXY|ALL_PROXY|PATH|HOME|TMPDIR"
                    + "|LOCPATH|NLSPATH|HOSTALIASES|RES_OPTIONS|LOCALDOMAIN|NIS_|TZDIR|RESOLV_|_).*";

    private EnvironmentFile() {}

    /**
     * Those that no line takes, which an engine's program can take from its own environment: but none by which that program, or what
     * loads it, would do something else on this machine.
     *
     * @param own what the program has already
     */
    static Map<String, String> others(Map<String, String> variables, Map<String, String> own) {
        Map<String, String> others = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            boolean harmless = !own.containsKey(name) && !name.matches(POWERFUL);
            if (harmless && name.matches(NAME) && !fits(value) && bytes(value) < LARGEST) {
                others.put(name, value);
            }
        });
        return others;
    }

    private static boolean fits(String value) {
        return value.indexOf('\n') < 0 && value.indexOf('\r') < 0 && bytes(value) < LONGEST;
    }

    private static int bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    static void write(Path file, Map<String, String> variables) throws IOException {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> {
            if (fits(value) && name.matches(NAME)) {
                text.append(name).append('=').append(value).append('\n');
            }
        });
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
