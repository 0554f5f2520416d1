package io.github.cimaven.run.process;

import io.github.cimaven.run.process.ProcessTable.Traces;
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
    /**
     * Groups are told by number and output pipe; marks and pipes find processes that have left their group. What starts others
     * while it is looked for is found in the next round.
     */
    private static final String SCRIPT = """
            set -f
            groups=' '
            while read -r what group pipe; do
              case $what in
                watch) groups="$groups$group=$pipe " ;;
                forget)
                  rest="${groups#* $group=}"
                  groups="${groups%% $group=*} ${rest#* }" ;;
                bye) exit 0 ;;
                *) kill -s "$what" -- "-$group" 2>/dev/null ;;
              esac
            done
            pipes='-> pipe:[none]'
            for group in $groups; do
              kill -s KILL -- "-${group%%=*}" 2>/dev/null
              pipes="$pipes
            -> ${group#*=}"
            done
            set +f
            for round in 1 2 3 4; do
              for pid in $(
                  grep -l -s -a -F "$0" /proc/[1-9]*/environ | sed 's/[^0-9]//g'
                  ls -l /proc/[1-9]*/fd/[12] 2>/dev/null | grep -F -e "$pipes" | sed 's:.*/proc/::; s:/.*::'); do
                kill -s KILL "$pid" 2>/dev/null
              done
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
    void watch(Traces traces) throws IOException {
        order("watch", traces.session() + " " + traces.pipe().orElse("pipe:[none]"));
    }

    void forget(long group) throws IOException {
        order("forget", Long.toString(group));
    }

    /** @param signal {@code TERM} or {@code KILL} */
    void signal(String signal, long group) throws IOException {
        order(signal, Long.toString(group));
    }

    private synchronized void order(String what, String group) throws IOException {
        orders.write((what + " " + group + "\n").getBytes(StandardCharsets.US_ASCII));
        orders.flush();
    }

    @Override
    public void close() throws IOException {
        try {
            order("bye", "");
            orders.close();
        } finally {
            process.destroy();
        }
    }
}
