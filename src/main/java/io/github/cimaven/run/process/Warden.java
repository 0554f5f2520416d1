package io.github.cimaven.run.process;

import io.github.cimaven.run.process.ProcessTable.Traces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small process beside this JVM that signals process groups on request, and ends all of them when this JVM dies, however it
 * dies: its standard input then comes to an end. Being there already, it needs no fork where forks are what has run out.
 * Thread-safe.
 */
final class Warden implements AutoCloseable {
    /**
     * Groups are told by number and output pipe. Marks find processes that have left their group, pipes those that have cleared
     * their environment besides. What starts others while it is looked for is found in the next round. Nothing that is not surely
     * a pipe may get among the patterns: an empty one would fit every process of the machine.
     */
    private static final String SCRIPT = """
            set -f
            groups=' '
            after=
            while read -r what group pipe; do
              case $what in
                watch) groups="$groups$group=$pipe " ;;
                forget)
                  rest="${groups#* $group=}"
                  groups="${groups%% $group=*} ${rest#* }" ;;
                after) after="$group $pipe" ;;
                bye) exit 0 ;;
                *) kill -s "$what" -- "-$group" 2>/dev/null ;;
              esac
            done
            pipes='-> pipe:[none]'
            add() {
              for pipe in "$@"; do
                case $pipe in
                  pipe:\\[[0-9]*\\]) pipes="$pipes
            -> $pipe" ;;
                esac
              done
            }
            marked() { set +f; grep -l -s -a -F "$0" /proc/[1-9]*/environ | sed 's/[^0-9]//g'; }
            writing() { set +f; ls -l /proc/[1-9]*/fd/[12] 2>/dev/null | grep -F -e "$pipes" | sed 's:.*/proc/::; s:/.*::'; }
            for pid in $(marked); do
              add $(ls -l "/proc/$pid/fd/1" "/proc/$pid/fd/2" 2>/dev/null | sed 's/.*-> //')
            done
            for group in $groups; do
              add "${group#*=}"
              kill -s KILL -- "-${group%%=*}" 2>/dev/null
            done
            for round in 1 2 3 4; do
              for pid in $(marked; writing); do
                kill -s KILL "$pid" 2>/dev/null
              done
            done
            set +f
            eval "$after"
            """;

    private final ProcessBuilder builder;
    private final Map<Long, Traces> watched = new LinkedHashMap<>();
    private Process process;
    private String afterwards = "";

    private Warden(ProcessBuilder builder) throws IOException {
        this.builder = builder;
        this.process = builder.start();
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
        return new Warden(builder);
    }

    /** From now on the group dies with this JVM. */
    synchronized void watch(Traces traces) throws IOException {
        order(watching(traces));
        watched.put(traces.session(), traces);
    }

    private static String watching(Traces traces) {
        return "watch " + traces.session() + " " + traces.pipe().orElse("pipe:[none]");
    }

    synchronized void forget(long group) throws IOException {
        watched.remove(group);
        order("forget " + group);
    }

    /** @param commands for a shell, in one line, for the time after all was ended because this JVM has died */
    synchronized void afterDeath(String commands) throws IOException {
        afterwards = commands;
        order("after " + commands);
    }

    /** @param signal {@code TERM} or {@code KILL} */
    synchronized void signal(String signal, long group) throws IOException {
        order(signal + " " + group);
    }

    /** A job that ends every shell of this machine has ended the warden too; another one takes over. */
    private void order(String text) throws IOException {
        try {
            send(text);
        } catch (IOException ended) {
            process = builder.start();
            if (!afterwards.isEmpty()) {
                send("after " + afterwards);
            }
            for (Traces traces : watched.values()) {
                send(watching(traces));
            }
            send(text);
        }
    }

    private void send(String text) throws IOException {
        OutputStream orders = process.getOutputStream();
        orders.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        orders.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            if (process.isAlive()) {
                send("bye");
            }
        } finally {
            process.destroy();
        }
    }
}
