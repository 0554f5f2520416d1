package io.github.cimaven.run.process;

import io.github.cimaven.io.Programs;
import io.github.cimaven.run.process.ProcessTable.Traces;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Starts processes, each at the head of a session of its own, so that it can be ended with all that it has started. Thread-safe.
 */
public final class ProcessGroups implements AutoCloseable {
    /** The variable that marks the processes of a run; whoever sees it runs inside a job. */
    public static final String MARK = "CI_MAVEN_RUN";

    private final List<String> ownSession;
    private final String run;
    private final Warden warden;
    private final AtomicLong started = new AtomicLong();

    private ProcessGroups(List<String> ownSession, String run, Warden warden) {
        this.ownSession = ownSession;
        this.run = run;
        this.warden = warden;
    }

    /**
     * @param run tells the processes of this run from those of every other one
     * @param environment of this JVM, for the path to programs
     * @throws IOException if the machine lacks what it takes; the message says what
     */
    public static ProcessGroups open(String run, Map<String, String> environment) throws IOException {
        String path = environment.getOrDefault("PATH", "");
        Optional<Path> shell = Programs.find("sh", path);
        if (shell.isEmpty()) {
            throw new IOException("there is no 'sh' on the PATH, which jobs need");
        }
        List<String> ownSession = Programs.find("setsid", path)
                .map(setsid -> List.of(setsid.toString()))
                .or(() -> Programs.find("perl", path).map(ProcessGroups::byPerl))
                .orElseThrow(
                        () -> new IOException("neither 'setsid' (util-linux) nor 'perl' is on the PATH; one of them is"
                                + " needed to end a job's processes as a whole"));
        Warden warden = Warden.start(ownSession, shell.get(), MARK + "=" + run + "-", environment);
        return new ProcessGroups(ownSession, run, warden);
    }

    private static List<String> byPerl(Path perl) {
        return List.of(perl.toString(), "-MPOSIX=setsid", "-e", "setsid(); exec @ARGV or exit 127;");
    }

    /**
     * Starts a program.
     *
     * @param output takes what it writes, on a thread of its own
     * @throws IOException if it cannot be started
     */
    public RunningProcess start(Command command, OutputStream output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().addAll(ownSession);
        builder.command().addAll(command.arguments());
        builder.directory(command.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        String mark = run + "-" + started.incrementAndGet();
        builder.environment().put(MARK, mark);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        Traces traces = new Traces(
                process.pid(),
                MARK + "=" + mark + "\0",
                ProcessTable.outputOf(process),
                command.directory().toAbsolutePath());
        try {
            warden.watch(traces);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
        return new RunningProcess(process, new ProcessGroup(traces, warden), output);
    }

    @Override
    public void close() throws IOException {
        warden.close();
    }
}
