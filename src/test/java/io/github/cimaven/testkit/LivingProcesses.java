package io.github.cimaven.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes of this machine. A job may know them by other numbers, so they are told by what they were started with. */
public final class LivingProcesses {
    private LivingProcesses() {}

    /** Numbers of the processes that have a text among their arguments, this JVM and zombies left out. */
    public static List<Long> mentioning(String text) throws IOException {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != ProcessHandle.current().pid()
                        && read(process.resolve("cmdline")).contains(text)) {
                    found.add(pid);
                }
            }
        }
        return found;
    }

    /** A zombie has no arguments. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
