package io.github.cimaven.run.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A small process beside this JVM that signals process groups on request, and ends all of them when this JVM dies, however it
 * dies: its standard input then comes to an end. Being there already, it needs no fork where forks are what has run out.
 * Thread-safe.
 */
final class Warden implements AutoCloseable {
    /** Groups are told by number; the marks find processes that have left their group. */
    private static final String SCRIPT = """
            groups=' '
            while read -r what group; do
              case $what in
                watch) groups="$groups$group " ;;
                forget) groups="${groups%% $group *} ${groups#* $group }" ;;
                bye) exit 0 ;;
                *) kill -s "$what" -- "-$group" 2>/dev/null ;;
              esac
            done
            for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
            for pid in $(grep -l -s -a -F "$0" /proc/[1-9]*/environ | sed 's/[^0-9]//g'); do
              kill -s KILL "$pid" 2>/dev/null
            done
            """;

    private final Process process;
    private final OutputStream orders;

    private Warden(Process process) {
        this.process = process;
        this.orders = process.getOutputStream();
    }

    /** @param mark that the environment of every process of this run holds */
    static Warden start(List<String> ownSession, Path shell, String mark, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().addAll(ownSession);
        builder.command().addAll(List.of(shell.toString(), "-c", SCRIPT, mark));
        builder.environment().clear();
        builder.environment().put("PATH", environment.getOrDefault("PATH", "/usr/bin:/bin"));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new Warden(builder.start());
    }

    /** From now on the group dies with this JVM. */
    void watch(long group) throws IOException {
        order("watch", group);
    }

    void forget(long group) throws IOException {
        order("forget", group);
    }

    /** @param signal {@code TERM} or {@code KILL} */
    void signal(String signal, long group) throws IOException {
        order(signal, group);
    }

    private synchronized void order(String what, long group) throws IOException {
        orders.write((what + " " + group + "\n").getBytes(StandardCharsets.US_ASCII));
        orders.flush();
    }

    @Override
    public void close() throws IOException {
        try {
            order("bye", 0);
            orders.close();
        } finally {
            process.destroy();
        }
    }
}
