package io.github.cimaven.run.executor.shell;

import io.github.cimaven.io.Programs;
import io.github.cimaven.run.executor.Executor;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.process.ProcessGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs each step of a job in a bash of this machine, or in its {@code sh} where there is no bash.
 *
 * @see <a href="https://docs.gitlab.com/runner/executors/shell/">The shell executor</a>
 */
public final class ShellExecutor implements Executor {
    private final ProcessGroups processes;
    private final Map<String, String> environment;
    /** Looked for once, when it is needed. */
    private final AtomicReference<Optional<Path>> shell = new AtomicReference<>(Optional.empty());

    /** @param environment what jobs see of the caller's, see {@link CallerEnvironment} */
    public ShellExecutor(ProcessGroups processes, Map<String, String> environment) {
        this.processes = processes;
        this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    @Override
    public String name() {
        return "shell";
    }

    @Override
    public Optional<String> probe() {
        return shell().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "There is neither bash nor sh on the PATH, and the shell executor needs one of them to run jobs."
                                + " Install bash, or add its folder to the PATH.");
    }

    private Optional<Path> shell() {
        String path = environment.getOrDefault("PATH", "");
        return shell.updateAndGet(
                known -> known.or(() -> Programs.find("bash", path)).or(() -> Programs.find("sh", path)));
    }

    @Override
    public JobSession open(JobContext job, JobLog log) throws ExecutorException {
        Path shell = shell().orElseThrow(() -> new ExecutorException(probe().orElse("no shell")));
        try {
            Files.createDirectories(job.privateDir());
        } catch (IOException e) {
            throw new ExecutorException("cannot write to " + job.privateDir() + ": " + e.getMessage(), e);
        }
        return new ShellSession(shell, job, log, processes, environment);
    }
}
