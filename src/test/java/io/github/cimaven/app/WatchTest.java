package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.Repository;
import io.github.cimaven.testkit.UsualSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A watch over a real folder. */
@Timeout(180)
class WatchTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PASSES = """
            check:
              script: cat seen.txt
            """;

    @TempDir
    Path folder;

    private Repository repository;
    private final RecordedConsole console = new RecordedConsole();
    private FutureTask<Boolean> watching = new FutureTask<>(() -> true);
    private Thread thread = new Thread(watching);

    @BeforeEach
    void makeRepository() throws Exception {
        repository = Repository.at(folder.resolve("project"));
        repository.write("seen.txt", "one\n").write(".gitignore", "ignored/\n");
    }

    @AfterEach
    void stop() throws Exception {
        thread.interrupt();
        thread.join(PATIENCE.toMillis());
        assertThat(thread.isAlive()).isFalse();
    }

    private Settings settings() {
        return UsualSettings.of(repository.folder(), folder.resolve("state"));
    }

    private void watch(String pipeline, boolean told) throws Exception {
        repository.write(".gitlab-ci.yml", pipeline).commit("begin");
        Watch watch = new Watch(settings(), Ambient.ofThisMachine(), console, false);
        watching = new FutureTask<>(() -> {
            try {
                watch.run(Choice.everything(), told);
            } catch (InterruptedException end) {
                return true;
            }
            return false;
        });
        thread = new Thread(watching, "watch under test");
        thread.start();
    }

    private void await(String what, BooleanSupplier condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (watching.isDone()) {
                watching.get();
            }
            assertThat(Instant.now())
                    .as("%s; so far:%n%s", what, console.text())
                    .isBefore(deadline);
            Thread.sleep(20);
        }
    }

    private void awaitLine(String line) throws Exception {
        await(line, () -> console.text().contains(line));
    }

    private void awaitFile(String name) throws Exception {
        await(name, () -> Files.exists(folder.resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changesStartRoundsAndOutputDoesNot(boolean told) throws Exception {
        watch(PASSES, told);
        awaitLine("Round 1 · begin · 1 job passed");
        repository.write("target/ci/more.txt", "x").write("ignored/build/a.txt", "x");
        repository.write("seen.txt", "two, and longer\n");
        awaitLine("Round 2 · seen.txt · 1 job passed");
        repository.write("new/deeper/file.txt", "x");
        awaitLine("Round 3 · new/deeper/file.txt · 1 job passed");
        Files.delete(repository.folder().resolve("seen.txt"));
        awaitLine("Round 4 · seen.txt · failed: check (exit code 1; target/ci/jobs/check/job.log)");
        repository.write(".gitlab-ci.yml", "check: {scirpt: x}\n");
        awaitLine("Round 5 · .gitlab-ci.yml · .gitlab-ci.yml has");
        repository.write(".gitlab-ci.yml", PASSES).write("seen.txt", "back");
        awaitLine("1 job passed · ");
        await(
                "a last round",
                () -> console.text().lines().anyMatch(line -> line.matches("Round [67] .* 1 job passed.*")));
        assertThat(console.text()).doesNotContain("ignored").doesNotContain("more.txt");
    }

    /** A job that tells when it starts, and goes on until it may end. */
    private String endless(String more) {
        return """
                slow:
                %s
                  script:
                    - touch "%s/started-$(cat seen.txt)"
                    - while [ ! -e "%s/end" ]; do sleep 0.05; done
                after:
                  needs: [slow]
                  script: touch "%s/after-$(cat seen.txt)"
                """.formatted(more, folder, folder, folder);
    }

    @Test
    void whatMayBeInterruptedIsEndedAtOnce() throws Exception {
        watch(endless("  interruptible: true"), true);
        awaitFile("started-one");
        repository.write("seen.txt", "two");
        awaitFile("started-two");
        assertThat(console.text()).contains("Round 1 · begin · canceled");
        Files.createFile(folder.resolve("end"));
        awaitLine("Round 2 · seen.txt · 2 jobs passed");
        assertThat(folder.resolve("after-one")).doesNotExist();
        assertThat(folder.resolve("after-two")).exists();
    }

    @Test
    void whatMayNotIsFinishedFirst() throws Exception {
        watch(endless("  interruptible: false"), true);
        awaitFile("started-one");
        repository.write("seen.txt", "two");
        Files.createFile(folder.resolve("end"));
        awaitLine("Round 2 · seen.txt · 2 jobs passed");
        assertThat(console.text()).contains("Round 1 · begin · 2 jobs passed");
        assertThat(folder.resolve("after-one")).exists();
    }

    @Test
    void theDeployGateStaysShut() throws Exception {
        watch("ship: {stage: deploy, script: 'touch " + folder.resolve("shipped") + "'}\n", true);
        awaitLine("Round 1 · begin · 0 jobs passed, 1 waiting");
        assertThat(folder.resolve("shipped")).doesNotExist();
    }

    @Test
    void jobsThatChangeTheCheckoutAreRefused() {
        Settings usual = settings();
        Settings copying = new Settings(
                usual.files(),
                usual.event(),
                usual.given(),
                usual.includes(),
                usual.execution(),
                new Settings.Kept(1L << 30, true),
                usual.look());
        assertThatThrownBy(() -> new Watch(copying, Ambient.ofThisMachine(), console, false).run(Choice.everything()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ci.artifactsToSource");
    }
}
