package io.github.cimaven.run.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of this machine, as {@code /proc} shows them. Elsewhere than on Linux it shows none.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    private ProcessTable() {}

    /** Living processes of a session, and those that have left it but still carry the mark in their environment. */
    static List<Long> members(long session, String mark) {
        List<Long> members = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (Path process : processes) {
                if (isMember(process, session, mark)) {
                    members.add(Long.valueOf(process.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            // No /proc here: the group's own signals have to do.
            return List.of();
        }
        return members;
    }

    private static boolean isMember(Path process, long session, String mark) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            // The name in parentheses may hold anything; behind it: state, parent, group, session.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
            if (fields[0].equals("Z") || fields[0].equals("X")) {
                return false;
            }
            return Long.parseLong(fields[3]) == session
                    || Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                            .contains(mark);
        } catch (IOException gone) {
            // It ended while we looked, or it belongs to another user.
            return false;
        }
    }
}
