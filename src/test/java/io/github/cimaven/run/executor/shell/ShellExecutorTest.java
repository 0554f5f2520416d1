package io.github.cimaven.run.executor.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.model.Place;
import io.github.cimaven.io.Programs;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Executor;
import io.github.cimaven.run.executor.ExecutorContract;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.executor.JobFolders;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.executor.ScriptResult;
import io.github.cimaven.run.executor.ShellScript;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.log.LogArchive;
import io.github.cimaven.run.log.Secrets;
import io.github.cimaven.run.process.ProcessGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShellExecutorTest extends ExecutorContract {
    private ProcessGroups processes;

    @BeforeEach
    void open() throws IOException {
        processes = ProcessGroups.open(UUID.randomUUID().toString(), System.getenv());
    }

    @AfterEach
    void close() throws IOException {
        processes.close();
    }

    @Override
    protected Executor executor() {
        return new ShellExecutor(processes, CallerEnvironment.of(System.getenv(), List.of()));
    }

    @Test
    void whereThereIsNoBashShDoes() throws Exception {
        Path bin = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/bin")).toAbsolutePath(), "bin");
        for (String program : List.of("sh", "echo", "cat")) {
            Files.createSymbolicLink(
                    bin.resolve(program),
                    Programs.find(program, System.getenv("PATH")).orElseThrow());
        }
        Executor executor = new ShellExecutor(processes, Map.of("PATH", bin.toString()));
        assertThat(executor.probe()).isEmpty();
        Files.createDirectories(folder.resolve("project"));
        JobContext job = new JobContext(
                "job",
                JobFolders.of(folder.resolve("project"), folder.resolve("private")),
                Place.ANY,
                Optional.empty());
        try (JobLog log = log();
                JobSession session = executor.open(job, log)) {
            ScriptResult result = session.run(
                    new ShellScript("step_script", List.of("echo ${BASH_VERSION:-no bash}", "exit 4"), Map.of()),
                    new Cancellation());
            assertThat(result.exitCode()).isEqualTo(4);
        }
        assertThat(output()).containsExactly("no bash");
    }

    @Test
    void whereThereIsNoShellAtAllItSaysWhatToDo() {
        Executor executor = new ShellExecutor(processes, Map.of("PATH", folder.toString()));
        assertThat(executor.probe()).hasValueSatisfying(text -> assertThat(text).contains("Install bash"));
    }

    @Test
    void littleOfTheCallersEnvironmentGetsIn() {
        Map<String, String> caller = new LinkedHashMap<>();
        for (String name : List.of("PATH", "HOME", "LC_TIME", "GIT_DIR", "MAVEN_OPTS", "AWS_KEY", "AWS_REGION", "X")) {
            caller.put(name, "1");
        }
        assertThat(CallerEnvironment.of(caller, List.of())).containsOnlyKeys("PATH", "HOME", "LC_TIME");
        assertThat(CallerEnvironment.of(caller, List.of("AWS_*", "X")))
                .containsOnlyKeys("PATH", "HOME", "LC_TIME", "AWS_KEY", "AWS_REGION", "X");
    }

    @Test
    void whatClearsItsEnvironmentAndLeavesTheSessionIsFoundByItsFolderOrItsOutput() throws Exception {
        ScriptResult result = run(
                "nap=" + nap + " home=$PWD",
                "(env -i setsid sh -c \"echo $$ > here; exec sleep $nap\" > /dev/null 2>&1 &)",
                "(cd / && env -i setsid sh -c \"echo $$ > '$home/elsewhere'; exec sleep $nap\" &)",
                "(setsid env -i sh -c \"echo $$ > child; cd /; exec sleep $nap > /dev/null 2>&1; :\" & wait) &",
                "until [ -s here ] && [ -s elsewhere ] && [ -s child ]; do sleep 0.01; done");
        assertThat(result.exitCode()).isZero();
        assertNothingIsAlive();
    }

    /** The warden is found by what nothing else on the machine has among its arguments: the mark of this test's run. */
    @Test
    void aJobThatEndsTheWardenHarmsNoOther() throws Exception {
        String killer =
                "for p in $(grep -l -s -a -F \"${CI_MAVEN_RUN%-*}\" /proc/[1-9]*/cmdline | sed 's/[^0-9]//g'); do"
                        + " if kill -9 \"$p\" 2>/dev/null; then echo killed; fi; done";
        assertThat(run(killer).exitCode()).isZero();
        assertThat(output()).contains("killed");
        ScriptResult next = run("sleep " + nap + " & echo on we go");
        assertThat(next.exitCode()).isZero();
        assertThat(output()).contains("on we go");
        assertNothingIsAlive();
    }

    @Test
    void aJobThatForksInALoopEnds() throws Exception {
        ScriptResult result = run(
                "for i in 1 2 3 4 5 6 7 8; do (while :; do sleep 300 & sleep 0.05; wait -n 2>/dev/null || :; done) & done",
                "echo done");
        assertThat(result.exitCode()).isZero();
        assertThat(result.leftBehind()).isGreaterThan(7);
    }

    @Test
    void aLineThatNeverEndsCostsNoMemory() throws Exception {
        AtomicLong bytes = new AtomicLong();
        AtomicLong longest = new AtomicLong();
        Files.createDirectories(folder.resolve("project"));
        JobContext job = new JobContext(
                "job",
                JobFolders.of(folder.resolve("project"), folder.resolve("private")),
                Place.ANY,
                Optional.empty());
        try (JobLog log = new LogArchive(
                                (name, lines) -> lines.forEach((line, from, to) -> {
                                    bytes.addAndGet(to - from);
                                    longest.accumulateAndGet(to - from, Math::max);
                                }),
                                Clock.systemUTC(),
                                1L << 30)
                        .open(folder.resolve("long.log"), "job", Secrets.of(List.of("secret")));
                JobSession session = executor().open(job, log)) {
            session.run(
                    new ShellScript("step_script", List.of("head -c 100000000 /dev/zero | tr '\\0' x"), Map.of()),
                    new Cancellation());
        }
        assertThat(bytes.get()).isGreaterThanOrEqualTo(100_000_000L);
        assertThat(longest.get()).isLessThanOrEqualTo(1 << 14);
        assertThat(folder.resolve("long.log"))
                .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(100_000_000L));
    }
}
