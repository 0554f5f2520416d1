package io.github.cimaven.run.executor.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tells this machine from others; nothing where the kernel does not say so in files. */
final class ThisMachine {
    private ThisMachine() {}

    static String kernel() throws IOException {
        return read(Path.of("/proc/sys/kernel/osrelease"));
    }

    static String name() throws IOException {
        return read(Path.of("/proc/sys/kernel/hostname"));
    }

    private static String read(Path file) throws IOException {
        return Files.isReadable(file) ? Files.readString(file).strip() : "";
    }
}
