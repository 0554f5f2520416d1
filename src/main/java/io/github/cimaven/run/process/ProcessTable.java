package io.github.cimaven.run.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The processes of this machine, as {@code /proc} shows them. Elsewhere than on Linux it shows none.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final Path OWN = PROC.resolve("self/fd");
    private static final int LOOKS = 200;
    private static final long LOOK_AGAIN_NANOS = 500_000;

    private ProcessTable() {}

    /**
     * What tells the processes of a group from all others.
     *
     * @param session that its first process leads
     * @param mark in the environment, which those have that left the session
     * @param pipe that takes its output, such as {@code pipe:[4711]}, which those have that cleared their environment besides;
     *     absent when it could not be told
     * @param directory where it began; who is there without a terminal and with a cleared environment belongs to it
     */
    record Traces(long session, String mark, Optional<String> pipe, Path directory) {}

    /** A process, which is never taken for a later one of the same number. */
    record Identity(long pid, String startedAt) {}

    /** A living process and its process group. */
    record Member(Identity identity, long group) {
        long pid() {
            return identity.pid();
        }
    }

    private record Row(Identity identity, long parent, long group, long session, boolean terminal, Path folder) {
        Member member() {
            return new Member(identity, group);
        }
    }

    /**
     * The pipe that a process, just started by this JVM, writes to. At first it has none, or still this JVM's own output, which
     * tells nothing.
     */
    static Optional<String> outputOf(Process process) {
        Path output = PROC.resolve(Long.toString(process.pid())).resolve("fd/1");
        List<Optional<String>> own = List.of(link(OWN.resolve("1")), link(OWN.resolve("2")));
        for (int look = 0; look < LOOKS && process.isAlive(); look++) {
            Optional<String> found =
                    link(output).filter(text -> text.startsWith("pipe:") && !own.contains(Optional.of(text)));
            if (found.isPresent() || !Files.isDirectory(PROC)) {
                return found;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return Optional.empty();
    }

    /**
     * Living processes that have one of the traces, and what these have started.
     *
     * @param known count in any case: whoever started them may be gone
     */
    static List<Member> members(Traces traces, Set<Identity> known) {
        List<Row> others = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (Path process : processes) {
                Optional<Row> row = row(process);
                if (row.isPresent() && (known.contains(row.get().identity()) || hasTrace(row.get(), traces))) {
                    members.add(row.get().member());
                } else {
                    row.ifPresent(others::add);
                }
            }
        } catch (IOException e) {
            // No /proc here: the group's own signals have to do.
            return List.of();
        }
        addChildren(members, others);
        return members;
    }

    private static void addChildren(List<Member> members, List<Row> others) {
        Set<Long> known = new HashSet<>();
        members.forEach(member -> known.add(member.pid()));
        boolean more = !known.isEmpty();
        while (more) {
            more = others.removeIf(row -> {
                boolean child = known.contains(row.parent());
                if (child) {
                    known.add(row.identity().pid());
                    members.add(row.member());
                }
                return child;
            });
        }
    }

    private static Optional<Row> row(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            // The name in parentheses may hold anything. Behind it: state, parent, group, session, terminal; the
            // 20th is when it was started.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 21);
            if (fields[0].equals("Z") || fields[0].equals("X")) {
                return Optional.empty();
            }
            return Optional.of(new Row(
                    new Identity(Long.parseLong(process.getFileName().toString()), fields[19]),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    !fields[4].equals("0"),
                    process));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static boolean hasTrace(Row row, Traces traces) {
        if (row.session() == traces.session()) {
            return true;
        }
        try {
            String environment = Files.readString(row.folder().resolve("environ"), StandardCharsets.ISO_8859_1);
            return environment.contains(traces.mark())
                    || !row.terminal() && !environment.contains("HOME=") && isThere(row, traces.directory())
                    || writesTo(row, traces.pipe());
        } catch (IOException gone) {
            // It ended while we looked, or it belongs to another user.
            return false;
        }
    }

    private static boolean isThere(Row row, Path directory) {
        return link(row.folder().resolve("cwd"))
                .filter(folder -> (folder + "/").startsWith(directory + "/")
                        || (folder + "/").startsWith(directory + " (deleted)/"))
                .isPresent();
    }

    private static boolean writesTo(Row row, Optional<String> pipe) {
        return pipe.isPresent()
                && (link(row.folder().resolve("fd/1")).equals(pipe)
                        || link(row.folder().resolve("fd/2")).equals(pipe));
    }

    private static Optional<String> link(Path path) {
        try {
            return Optional.of(Files.readSymbolicLink(path).toString());
        } catch (IOException | UnsupportedOperationException gone) {
            return Optional.empty();
        }
    }
}
