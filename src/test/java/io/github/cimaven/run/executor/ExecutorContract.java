package io.github.cimaven.run.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.model.Place;
import io.github.cimaven.run.executor.Cancellation.Reason;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.log.LogArchive;
import io.github.cimaven.run.log.Secrets;
import io.github.cimaven.testkit.LivingProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every place where jobs run has to do, whatever kind of place it is. */
@Timeout(120)
public abstract class ExecutorContract {
    @TempDir
    protected Path folder;

    protected final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Cancellation cancellation = new Cancellation();
    /** How long the job's processes sleep, which nobody else on this machine does. */
    protected final String nap = "300." + Math.abs(System.nanoTime());

    protected abstract Executor executor();

    protected ScriptResult run(String... commands) throws Exception {
        return run(Map.of(), commands);
    }

    protected ScriptResult run(Map<String, String> environment, String... commands) throws Exception {
        return run(folder.resolve("project"), environment, commands);
    }

    private ScriptResult run(Path project, Map<String, String> environment, String... commands) throws Exception {
        return run(project, environment, ScriptOptions.USUAL, commands);
    }

    private ScriptResult run(Path project, Map<String, String> environment, ScriptOptions options, String... commands)
            throws Exception {
        Files.createDirectories(project);
        JobContext context = context(project);
        try (JobLog log = log();
                JobSession session = executor().open(context, log)) {
            return session.run(new ShellScript("step_script", List.of(commands), environment, options), cancellation);
        }
    }

    /** What the jobs ask for. */
    protected Place place() {
        return Place.ANY;
    }

    protected JobContext context(Path project) {
        JobFolders here = JobFolders.of(project, folder.resolve("private"));
        return new JobContext(
                "job",
                here,
                executor().seen(here, "group/project"),
                place(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    protected JobLog log() throws IOException {
        return new LogArchive((job, some) -> lines.addAll(some.texts()), Clock.systemUTC(), 1L << 30)
                .open(folder.resolve("job.log"), "job", Secrets.of(List.of("very-secret")));
    }

    /** The job's own output, without the echoed commands. */
    protected List<String> output() {
        return lines.stream().filter(line -> !line.startsWith("\u001B[32;1m$ ")).toList();
    }

    @Test
    void theExitCodeIsAValue() throws Exception {
        assertThat(run("true")).isEqualTo(new ScriptResult(0, false, 0));
        assertThat(run("exit 3")).isEqualTo(new ScriptResult(3, false, 0));
        assertThat(run("no-such-command-at-all").exitCode()).isEqualTo(127);
        assertThat(run("kill -KILL $$").exitCode()).isEqualTo(137);
    }

    @Test
    void theFirstFailingCommandEndsTheScript() throws Exception {
        assertThat(run("echo one", "false", "echo two").exitCode()).isEqualTo(1);
        assertThat(output()).containsExactly("one");
    }

    @Test
    void aFailureInTheMiddleOfAPipeCounts() throws Exception {
        assertThat(run("false | cat", "echo not reached").exitCode()).isEqualTo(1);
    }

    @Test
    void stateFlowsFromCommandToCommand() throws Exception {
        run("cd /", "WORD=hello", "greet() { echo \"$WORD from $PWD\"; }", "greet");
        assertThat(output()).containsExactly("hello from /");
    }

    @Test
    void eachCommandIsEchoedAsTheRunnerDoes() throws Exception {
        run("echo \"it's $((1 + 1))\"", "  echo two  ", "", "echo a\necho b");
        assertThat(lines)
                .containsExactly(
                        "\u001B[32;1m$ echo \"it's $((1 + 1))\"\u001B[0;m",
                        "it's 2",
                        "\u001B[32;1m$ echo two\u001B[0;m",
                        "two",
                        "",
                        "\u001B[32;1m$ echo a # collapsed multi-line command\u001B[0;m",
                        "a",
                        "b");
    }

    @Test
    void aTraceShowsVariablesAndCommandsAndNoSecret() throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("GREETING", "it's me");
        environment.put("TOKEN", "very-secret");
        environment.put("no.name", "x");
        run(folder.resolve("project"), environment, new ScriptOptions(true, false, false), "echo \"$GREETING $TOKEN\"");
        assertThat(lines)
                .contains(
                        "+ GREETING='it'\\''s me'",
                        "+ TOKEN=[MASKED]",
                        "+ echo 'it'\\''s me [MASKED]'",
                        "it's me [MASKED]")
                .noneMatch(line -> line.contains("no.name"));
    }

    @Test
    void bothOutputStreamsComeInOrder() throws Exception {
        run("echo 1; echo 2 >&2; echo 3; echo 4 >&2");
        assertThat(output()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void nothingIsToBeReadFromStandardInput() throws Exception {
        run("if read -r line; then echo \"got $line\"; else echo end; fi");
        assertThat(output()).containsExactly("end");
    }

    @Test
    void theEnvironmentIsTheJobsOwn() throws Exception {
        run(Map.of("GREETING", "hällo $HOME \"quoted\"\nline two"), "echo \"$GREETING\"");
        assertThat(output()).containsExactly("hällo $HOME \"quoted\"", "line two");
    }

    @Test
    void secretsAreMaskedAlsoAcrossWrites() throws Exception {
        run("printf very; printf -- -sec; printf 'ret\\n'", "echo very-secret");
        assertThat(lines).noneMatch(line -> line.contains("very-secret"));
        assertThat(output()).containsExactly("[MASKED]", "[MASKED]");
    }

    @Test
    void pathsMayHoldAnything() throws Exception {
        Path project = folder.resolve("ein Ordner mit ü, ' und $");
        run(project, Map.of(), "echo gut > datei.txt", "pwd");
        assertThat(project.resolve("datei.txt")).hasContent("gut\n");
    }

    @Test
    void aChildInTheBackgroundNeitherHangsTheJobNorSurvivesIt() throws Exception {
        ScriptResult result = run("sleep " + nap + " &", "echo done");
        assertThat(result.exitCode()).isZero();
        assertThat(result.leftBehind()).isEqualTo(1);
        assertNothingIsAlive();
    }

    @Test
    void aCancellationEndsTheWholeTree() throws Exception {
        CompletableFuture<ScriptResult> run =
                inBackground("(setsid sleep %1$s & sleep %1$s & echo started > ready; sleep %1$s)".formatted(nap));
        awaitFile("ready");
        cancellation.request(Reason.CANCELED);
        assertThat(run.get(30, TimeUnit.SECONDS).stopped()).isTrue();
        assertNothingIsAlive();
    }

    @Test
    void whatIgnoresTheTermSignalIsKilledAfterTheGrace() throws Exception {
        CompletableFuture<ScriptResult> run =
                inBackground("trap '' TERM; echo started > ready; while :; do sleep 300; done");
        awaitFile("ready");
        cancellation.request(Reason.INTERRUPTED);
        assertThat(run.get(30, TimeUnit.SECONDS).stopped()).isTrue();
        assertNothingIsAlive();
    }

    @Test
    void aTrapMayTidyUpWithinTheGrace() throws Exception {
        CompletableFuture<ScriptResult> run =
                inBackground("trap 'echo tidied > tidied; exit 0' TERM; echo started > ready; sleep 300 & wait");
        awaitFile("ready");
        cancellation.request(Reason.CANCELED);
        assertThat(run.get(30, TimeUnit.SECONDS).stopped()).isTrue();
        assertThat(folder.resolve("project/tidied")).exists();
    }

    @Test
    void aTrapIsCalledOnce() throws Exception {
        CompletableFuture<ScriptResult> run = inBackground("trap 'echo term >> terms' TERM; echo started > ready;"
                + " sleep 300 & wait || :; sleep 0.2 & wait || :; exit 0");
        awaitFile("ready");
        cancellation.request(Reason.CANCELED);
        assertThat(run.get(30, TimeUnit.SECONDS).stopped()).isTrue();
        assertThat(folder.resolve("project/terms")).hasContent("term\n");
    }

    @Test
    void aCancellationBeforehandIsHeard() throws Exception {
        cancellation.request(Reason.CANCELED);
        assertThat(run("sleep 300").stopped()).isTrue();
    }

    @Test
    void muchOutputArrivesWhole() throws Exception {
        run("seq 1 200000");
        assertThat(output()).hasSize(200_000).startsWith("1", "2").endsWith("199999", "200000");
    }

    @Test
    void aJobMayCloseItsOutput() throws Exception {
        assertThat(run("exec >&- 2>&-", "true", "echo x > file || true").exitCode())
                .isZero();
    }

    @Test
    void aJobMayRemoveAllInTheFolderItRunsIn() throws Exception {
        assertThat(run("rm -rf \"$PWD\" || rm -rf \"$PWD\"/*", "echo gone").exitCode())
                .isZero();
        assertThat(run("echo again").exitCode()).isZero();
    }

    @Test
    void aJobMayRemoveAllItsFoldersBeforeTheNextStep() throws Exception {
        Files.createDirectories(folder.resolve("project"));
        JobContext context = context(folder.resolve("project"));
        try (JobLog log = log();
                JobSession session = executor().open(context, log)) {
            ShellScript first = new ShellScript(
                    "step_script",
                    List.of("rm -rf \"$PWD\" \"$PWD/../private\" \"$PWD.tmp\" || rm -rf \"$PWD\"/*"),
                    Map.of());
            assertThat(session.run(first, cancellation).exitCode()).isZero();
            ShellScript after = new ShellScript("after_script", List.of("exit 7"), Map.of());
            assertThat(session.run(after, cancellation).exitCode()).isEqualTo(7);
        }
    }

    private CompletableFuture<ScriptResult> inBackground(String command) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return run(command);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void awaitFile(String name) throws InterruptedException {
        Path file = folder.resolve("project").resolve(name);
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    /** Neither of what sleeps, nor of the shells, whose scripts lie in the folder. */
    protected void assertNothingIsAlive() throws IOException {
        assertThat(LivingProcesses.mentioning(nap)).isEmpty();
        assertThat(LivingProcesses.mentioning(folder.toString())).isEmpty();
    }
}
