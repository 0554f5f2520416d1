package io.github.cimaven.run.executor.docker;

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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The container of one attempt. It is started once for each step, as GitLab Runner does: its files stay from step to step, its
 * processes do not.
 *
 * <p>Its first process is a small shell that runs the step's script from a file and notes in another how it has ended: so the end of
 * a step is known without asking the engine, and nothing of the job stands on a command line.
 *
 * @see <a href="https://docs.gitlab.com/runner/executors/docker/">The docker executor</a>
 */
final class JobContainer implements JobSession {
    /**
     * Arguments: the folder for scripts, the project's folder. A signal from outside is only noted: who sends it sends it to all
     * other processes too. Those that the script has left behind end with this shell.
     */
    static final String SUPERVISOR = """
            trap : TERM
            for _ci_shell in /usr/local/bin/bash /usr/bin/bash /bin/bash /usr/local/bin/sh /usr/bin/sh /bin/sh /busybox/sh; do
              [ ! -x "$_ci_shell" ] || break
            done
            [ -x "$_ci_shell" ] || _ci_shell=sh
            cd "$2" 2>/dev/null || { mkdir -p "$2" && cd "$2"; } || exit 1
            (exec "$_ci_shell" "$1/script") </dev/null 2>&1
            _ci_code=$?
            _ci_others=0
            if [ $$ = 1 ]; then
              for _ci_process in /proc/[1-9]*; do
                [ "$_ci_process" != /proc/1 ] && read -r _ci_line < "$_ci_process/stat" || continue
                case ${_ci_line##*)} in
                  ' Z'*|' X'*) ;;
                  *) _ci_others=$((_ci_others + 1)) ;;
                esac
              done 2>/dev/null
            fi
            echo "$_ci_code $_ci_others" > "$1/ended"
            exit "$_ci_code"
            """;

    /** How a shell says that its script was ended by SIGKILL, which the kernel sends where memory runs out. */
    private static final int KILLED = 137;

    /** How long a container may take until it has begun, for whoever wants to get in. */
    private static final Duration BEGINNING = Duration.ofSeconds(30);

    private static final long LOOK_AGAIN_MILLIS = 50;

    /** A terminal of the container's own, if there is one here. Arguments: the engine's program, and what follows. */
    private static final String WITH_TERMINAL = """
            _ci_terminal=
            if [ -t 0 ] && [ -t 1 ]; then
              _ci_terminal=--tty
            fi
            exec "$0" exec --interactive $_ci_terminal "$@"
            """;

    /** The one that scripts get. */
    private static final String BEST_SHELL = """
            for _ci_shell in /usr/local/bin/bash /usr/bin/bash /bin/bash /usr/local/bin/sh /usr/bin/sh /bin/sh /busybox/sh; do
              [ ! -x "$_ci_shell" ] || break
            done
            [ -x "$_ci_shell" ] || _ci_shell=sh
            exec "$_ci_shell"
            """;

    /** What the first process notes: the exit code, and how many processes were left behind. */
    private static final String TOLD = "\\d{1,9} \\d{1,9}";

    private final Engine engine;
    private final ProcessGroups processes;
    private final JobContext job;
    private final JobLog log;
    private final JobResources resources;
    private final Runnable left;
    private final String id;

    /** @param left is told at the end if something could not be removed */
    JobContainer(
            Engine engine, ProcessGroups processes, JobContext job, JobLog log, JobResources resources, Runnable left) {
        this.engine = engine;
        this.processes = processes;
        this.job = job;
        this.log = log;
        this.resources = resources;
        this.left = left;
        this.id = resources.container();
    }

    @Override
    public ScriptResult run(ShellScript script, Cancellation cancellation)
            throws ExecutorException, InterruptedException {
        LastWords said = new LastWords(log.output());
        try {
            Path temporary = Files.createDirectories(job.here().temporary());
            Path ended = temporary.resolve("ended");
            Files.deleteIfExists(ended);
            Path file = temporary.resolve("script");
            Files.deleteIfExists(file);
            Files.writeString(file, ScriptText.withVariables(script, Shell.OTHER));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            resources.beforeStep();
            Command command = new Command(
                    engine.command("start", "--attach", id),
                    temporary,
                    engine.environment(),
                    temporary,
                    Optional.empty());
            RunningProcess process = processes.startFor(command, said, this::askToEnd);
            if (job.visitor().isPresent()) {
                admit(job.visitor().get(), cancellation);
            }
            ExitStatus status = process.await(cancellation);
            log.output().close();
            if (status.stopped()) {
                engine.ask("kill", id);
                return new ScriptResult(status.exitCode(), true, 0);
            }
            resources.afterStep();
            String words = Files.exists(ended) ? Files.readString(ended).strip() : "";
            return words.matches(TOLD) ? told(words, said) : found(said);
        } catch (IOException e) {
            throw new ExecutorException("the " + script.step() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** By the engine's own way in, once the container has begun. */
    private void admit(Visitor visitor, Cancellation leaving)
            throws ExecutorException, IOException, InterruptedException {
        long end = System.nanoTime() + BEGINNING.toNanos();
        while (!engine.ask("exec", id, "sh", "-c", ":").succeeded()) {
            if (System.nanoTime() - end >= 0) {
                throw new ExecutorException("nobody can get into the job's container " + id);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        List<String> way = new ArrayList<>(List.of("sh", "-c", WITH_TERMINAL));
        way.addAll(engine.command("--workdir", job.seen().project().toString(), id, "sh", "-c", BEST_SHELL));
        visitor.enter(new Visitor.Way(way, job.here().temporary(), engine.environment()), leaving);
    }

    private ScriptResult told(String words, LastWords said) throws ExecutorException, InterruptedException {
        String[] numbers = words.split(" ", 2);
        int exitCode = Integer.parseInt(numbers[0]);
        if (exitCode != 0) {
            resources.failed();
        }
        if (exitCode == KILLED) {
            sayIfOutOfMemory(ContainerEnd.of(engine, id, said.text()));
        }
        return new ScriptResult(exitCode, false, Integer.parseInt(numbers[1]));
    }

    private ScriptResult found(LastWords said) throws ExecutorException, InterruptedException {
        resources.failed();
        ContainerEnd end = ContainerEnd.of(engine, id, said.text());
        sayIfOutOfMemory(end);
        if (end.exitCode() == 0) {
            throw new ExecutorException("the image's entrypoint has not run the script; 'entrypoint: [\"\"]' below"
                    + " 'image:' takes it away");
        }
        return new ScriptResult(end.exitCode(), false, 0);
    }

    private void sayIfOutOfMemory(ContainerEnd end) {
        if (end.outOfMemory()) {
            log.say("\u001B[31;1mERROR: the job's container has run out of memory and was ended"
                    + " (OOMKilled)\u001B[0;m");
        }
    }

    /** All processes but the first. To ask the engine takes its time, and who wants the end does not wait for it. */
    private void askToEnd() {
        Thread asking = new Thread(
                () -> {
                    try {
                        engine.ask(
                                "exec",
                                "--user",
                                "0",
                                id,
                                "sh",
                                "-c",
                                "kill -s TERM -1 2>/dev/null || kill -s TERM -- -1");
                    } catch (ExecutorException e) {
                        // Then it is killed when its time is up.
                        return;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "end-of-" + id);
        asking.setDaemon(true);
        asking.start();
    }

    @Override
    public void close() {
        resources.close();
        if (resources.isLeft()) {
            left.run();
        }
    }

    /** The container's first process. */
    static List<String> command(JobContext job) {
        return List.of(
                "sh",
                "-c",
                SUPERVISOR,
                "ci-job",
                job.seen().temporary().toString(),
                job.seen().project().toString());
    }
}
