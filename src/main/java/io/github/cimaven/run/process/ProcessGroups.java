package io.github.cimaven.run.process;

import io.github.cimaven.io.Programs;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.process.ProcessTable.Traces;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
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
    private final Path shell;
    private final String path;
    private final String run;
    private final Warden warden;
    private final AtomicLong started = new AtomicLong();
    private volatile Optional<Namespaces> namespaces = Optional.empty();

    private ProcessGroups(List<String> ownSession, Path shell, String path, String run, Warden warden) {
        this.ownSession = ownSession;
        this.shell = shell;
        this.path = path;
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
        return new ProcessGroups(ownSession, shell.get(), path, run, warden);
    }

    private static List<String> byPerl(Path perl) {
        return List.of(perl.toString(), "-MPOSIX=setsid", "-e", "setsid(); exec @ARGV or exit 127;");
    }

    /**
     * Tries out namespaces and a mount. What works is used from now on: namespaces for every program where it cannot tell them
     * from the machine, the mount for commands that ask for it.
     *
     * @param folder to be created on the disk that overlays will be on
     * @param cancellation ends it, for what is tried may hang; then, too, it cannot be done here
     * @return why nothing can be mounted here; absent when it can
     */
    public Optional<String> tryOverlay(Path folder, Cancellation cancellation)
            throws IOException, InterruptedException {
        return trial(folder, cancellation, true);
    }

    /** Tries out namespaces alone, for the sake of what ends with them. */
    public void tryNamespaces(Path folder, Cancellation cancellation) throws IOException, InterruptedException {
        trial(folder, cancellation, false);
    }

    private Optional<String> trial(Path folder, Cancellation cancellation, boolean overlay)
            throws IOException, InterruptedException {
        List<Namespaces> candidates;
        try {
            candidates = Namespaces.candidates(shell, path);
        } catch (IOException missing) {
            return Optional.of(String.valueOf(missing.getMessage()));
        }
        Optional<String> reason = Optional.empty();
        for (Namespaces candidate : candidates) {
            Trial trial = new Trial(this, shell, folder, cancellation);
            if (overlay) {
                namespaces = Optional.of(candidate);
                reason = trial.overlay();
                if (reason.isEmpty()) {
                    return reason;
                }
            }
            namespaces = candidate.isTransparent() ? Optional.of(candidate) : Optional.empty();
            if (namespaces.isPresent() && trial.namespaces().isEmpty()) {
                return reason;
            }
            namespaces = Optional.empty();
        }
        return reason;
    }

    /**
     * Starts a program.
     *
     * @param output takes what it writes, on a thread of its own
     * @throws IOException if it cannot be started
     */
    public RunningProcess start(Command command, OutputStream output) throws IOException {
        Optional<Namespaces> own = namespaces.filter(
                way -> way.isTransparent() || command.overlay().isPresent());

        ProcessBuilder builder = new ProcessBuilder();
        builder.command().addAll(ownSession);
        Path report = command.notes().resolve("ended");
        if (command.overlay().isEmpty()) {
            Files.createDirectories(command.directory());
        }
        if (own.isPresent()) {
            Files.deleteIfExists(report);
            builder.command().addAll(own.get().around(command, report));
            builder.directory(command.notes().toFile());
        } else {
            builder.command().addAll(command.arguments());
            builder.directory(command.directory().toFile());
        }
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        String mark = run + "-" + started.incrementAndGet();
        builder.environment().put(MARK, mark);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        return new RunningProcess(
                process, own.isPresent() ? watched(process, report) : watched(process, command, mark), output);
    }

    /**
     * What has to stand before a command so that it runs where another one does.
     *
     * @param inner the number of that one's process on this machine
     */
    public List<String> entering(Command command, long inner) throws IOException {
        Optional<Namespaces> own = namespaces.filter(
                way -> way.isTransparent() || command.overlay().isPresent());
        return own.isPresent() ? own.get().entering(inner, path) : List.of();
    }

    /**
     * Starts a program that stands for one elsewhere, in a container. It shares this JVM's namespaces.
     *
     * @param command without an overlay
     * @param output takes what it writes, on a thread of its own
     * @param end asks the one elsewhere to end, whereupon this one does; it is killed if that takes too long
     * @throws IOException if it cannot be started
     */
    public RunningProcess startFor(Command command, OutputStream output, Runnable end) throws IOException {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().addAll(ownSession);
        builder.command().addAll(command.arguments());
        builder.directory(command.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        watch(process, new Traces(process.pid(), "", Optional.empty(), command.notes()));
        return new RunningProcess(process, new Deputy(process, warden, end), output);
    }

    /**
     * What a shell has to do when this JVM has died, after all processes of the run were ended.
     *
     * @param commands in one line
     */
    public void afterDeath(String commands) throws IOException {
        warden.afterDeath(commands);
    }

    private ProcessTree watched(Process process, Path report) throws IOException {
        watch(process, new Traces(process.pid(), "", Optional.empty(), report));
        return new NamespaceTree(process, report, warden);
    }

    private ProcessTree watched(Process process, Command command, String mark) throws IOException {
        Traces traces = new Traces(
                process.pid(),
                MARK + "=" + mark + "\0",
                ProcessTable.outputOf(process),
                command.directory().toAbsolutePath());
        watch(process, traces);
        return new ProcessGroup(traces, warden);
    }

    private void watch(Process process, Traces traces) throws IOException {
        try {
            warden.watch(traces);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The mark of what belongs to the run without having been started here. */
    public String markOfVisitors() {
        return run + "-visitor";
    }

    /** Where the programs of this machine are. */
    public String path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        warden.close();
    }
}
