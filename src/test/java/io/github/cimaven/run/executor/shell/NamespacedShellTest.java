package io.github.cimaven.run.executor.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cimaven.io.Overlay;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Executor;
import io.github.cimaven.run.executor.ExecutorContract;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.executor.ScriptResult;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.process.ProcessGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same shell in namespaces and on an overlay of its own; where the machine has none, that is said and nothing tested. */
class NamespacedShellTest extends ExecutorContract {
    @TempDir
    Path layers;

    private ProcessGroups processes;

    @BeforeEach
    void open() throws Exception {
        processes = ProcessGroups.open(UUID.randomUUID().toString(), System.getenv());
        Optional<String> obstacle = processes.tryOverlay(folder.resolve("trial"), new Cancellation());
        assumeTrue(obstacle.isEmpty(), () -> "no overlay here: " + obstacle.orElse(""));
        Files.createDirectory(layers.resolve("lower"));
        Files.createDirectory(layers.resolve("work"));
        Files.createSymbolicLink(layers.resolve("upper"), folder);
    }

    @AfterEach
    void close() throws IOException {
        Files.deleteIfExists(layers.resolve("upper"));
        processes.close();
    }

    /** All folders of the job lie on an overlay whose upper folder is the same, so that tests can look into it. */
    @Override
    protected Executor executor() {
        ShellExecutor shell = new ShellExecutor(processes, CallerEnvironment.of(System.getenv(), List.of()));
        return new Executor() {
            @Override
            public String name() {
                return shell.name();
            }

            @Override
            public Optional<String> probe() {
                return shell.probe();
            }

            @Override
            public JobSession open(JobContext job, JobLog log) throws ExecutorException, InterruptedException {
                return shell.open(new JobContext(job.name(), job.here(), job.place(), Optional.of(overlay())), log);
            }
        };
    }

    private Overlay overlay() {
        return new Overlay(layers, List.of("lower"), "upper", "work", folder);
    }

    @Test
    void aJobSeesItsOwnProcessesOnly() throws Exception {
        ScriptResult result = run("echo /proc/[0-9]* | wc -w");
        assertThat(result.exitCode()).isZero();
        assertThat(Integer.parseInt(output().get(0).strip())).isLessThan(6);
    }

    @Test
    void whoHasLeftEverythingBehindStaysInTheNamespace() throws Exception {
        ScriptResult result =
                run("(cd /; env -i setsid nohup sh -c \"trap '' TERM HUP; sleep " + nap + "; :\" > /dev/null 2>&1 &)");
        assertThat(result.leftBehind()).isPositive();
        assertNothingIsAlive();
    }

    @Test
    void noMountIsLeft() throws Exception {
        run("grep -c \" ${PWD%/*} overlay \" /proc/mounts");
        assertThat(output()).containsExactly("1");
        assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(folder.toString());
    }

    @Test
    void aForkBombHitsItsOwnLimit() throws Exception {
        // One that waits to open a pipe costs no more than the fork; bash would try to fork again and again.
        ScriptResult result = run(
                "mkfifo pipe",
                "sh -c 'i=0; while [ $i -lt 9000 ]; do { read line < pipe; } & i=$((i + 1)); done' 2>/dev/null || :");
        assertThat(result.leftBehind()).isLessThan(9000);
        assertNothingIsAlive();
    }
}
