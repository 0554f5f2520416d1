package io.github.cimaven.run.executor.shell;

import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.executor.ScriptResult;
import io.github.cimaven.run.executor.ScriptText;
import io.github.cimaven.run.executor.ScriptText.Shell;
import io.github.cimaven.run.executor.ShellScript;
import io.github.cimaven.run.executor.Visitor;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.process.Command;
import io.github.cimaven.run.process.ExitStatus;
import io.github.cimaven.run.process.ProcessGroups;
import io.github.cimaven.run.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps of one attempt. Between them nothing of it runs, so closing has nothing to end. */
final class ShellSession implements JobSession {
    private final Path shell;
    private final JobContext job;
    private final JobLog log;
    private final ProcessGroups processes;
    private final Map<String, String> environment;

    ShellSession(Path shell, JobContext job, JobLog log, ProcessGroups processes, Map<String, String> environment) {
        this.shell = shell;
        this.job = job;
        this.log = log;
        this.processes = processes;
        this.environment = environment;
    }

    @Override
    public ScriptResult run(ShellScript script, Cancellation cancellation)
            throws ExecutorException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(script.environment());
        try {
            // A file leaves standard input to the job, and is out of the job's way.
            Path file = job.privateDir().resolve(script.step());
            // The job may have removed all of its folders.
            Files.createDirectories(job.privateDir());
            Files.writeString(file, ScriptText.of(script, shell.endsWith("bash") ? Shell.BASH : Shell.OTHER));
            Command command = new Command(
                    List.of(shell.toString(), file.toString()), job.projectDir(), all, job.privateDir(), job.overlay());
            RunningProcess process = processes.start(command, log.output());
            if (job.visitor().isPresent()) {
                admit(job.visitor().get(), command, process, cancellation);
            }
            ExitStatus status = process.await(cancellation);
            log.output().close();
            return new ScriptResult(status.exitCode(), status.stopped(), status.leftBehind());
        } catch (IOException e) {
            throw new ExecutorException("the " + script.step() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** The shell that it gets has the variables of the script. */
    private void admit(Visitor visitor, Command command, RunningProcess process, Cancellation end)
            throws IOException, InterruptedException {
        String file = command.arguments().get(1);
        List<String> way = new ArrayList<>(processes.entering(command, process.awaitRunning(Path.of(file))));
        way.addAll(List.of(
                shell.toString(),
                "-c",
                "cd \"$1\" && exec \"$2\"",
                "ci-shell",
                command.directory().toString(),
                shell.toString()));
        Map<String, String> variables = new LinkedHashMap<>(command.environment());
        // By this it is found and ended with all others, should this program die.
        variables.put(ProcessGroups.MARK, processes.markOfVisitors());
        visitor.enter(new Visitor.Way(way, job.privateDir(), variables), end);
    }

    @Override
    public void close() {
        // Each run() has ended what it started.
    }
}
