package io.github.cimaven.run.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Starts processes, each at the head of a session of its own, so that it can be ended with all that it has started. Thread-safe.
 */
public final class ProcessGroups implements AutoCloseable {
    /** The variable that marks the processes of a run; whoever sees it runs inside a job. */
    public static final String MARK = "CI_MAVEN_RUN";

    private static final List<String> BY_PERL = List.of("perl", "-MPOSIX=setsid", "-e", "setsid(); exec @ARGV or exit 127;");

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
        List<String> ownSession;
        if (find("setsid", path).isPresent()) {
            ownSession = List.of("setsid");
        } else if (find("perl", path).isPresent()) {
            ownSession = BY_PERL;
        } else {
            throw new IOException("neither 'setsid' (util-linux) nor 'perl' is on the PATH; one of them is needed to end a"
                    + " job's processes as a whole");
        }
        return new ProcessGroups(ownSession, run, Warden.start(ownSession, MARK + "=" + run + "-", environment));
    }

    /** A program on a search path. */
    public static Optional<Path> find(String program, String path) {
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
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
        try {
            warden.watch(process.pid());
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
        return new RunningProcess(process, new ProcessGroup(process.pid(), MARK + "=" + mark + "\0", warden), output);
    }

    @Override
    public void close() throws IOException {
        warden.close();
    }
}
