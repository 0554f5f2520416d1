package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.testkit.RunInChild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is ended in the middle of a job. */
@Timeout(120)
class InterruptionTest {
    @TempDir
    Path temporary;

    private final List<Process> children = new ArrayList<>();

    /** A shell with a child, one that has left the session, one that has cleared its environment besides, and one that hears no signal. */
    @BeforeEach
    void project() throws IOException {
        Files.writeString(temporary.resolve(".gitlab-ci.yml"), """
                long:
                  script:
                    - sleep 300 & echo $! >> "$PIDS"
                    - setsid sleep 300 & echo $! >> "$PIDS"
                    - env -i setsid sleep 300 & echo $! >> "$PIDS"
                    - (trap '' TERM INT; echo $BASHPID >> "$PIDS"; while :; do sleep 300; done) &
                    - echo $$ >> "$PIDS"; until [ "$(wc -l < "$PIDS")" = 5 ]; do sleep 0.01; done
                    - echo ready > "$READY"; sleep 300
                  variables: {PIDS: "%1$s/pids", READY: "%1$s/ready"}
                later:
                  stage: deploy
                  script: echo never
                """.formatted(temporary));
    }

    @AfterEach
    void end() {
        children.forEach(Process::destroyForcibly);
    }

    private Process started() throws IOException {
        Process child = RunInChild.start(temporary);
        children.add(child);
        while (!Files.exists(temporary.resolve("ready"))) {
            assertThat(child.isAlive())
                    .as("%s", Files.readString(temporary.resolve("output")))
                    .isTrue();
            Thread.onSpinWait();
        }
        return child;
    }

    /** Numbers of the job's processes that are there; one that has ended and that nobody has asked about yet is not. */
    private List<String> alive() throws IOException {
        return Files.readAllLines(temporary.resolve("pids")).stream()
                .filter(InterruptionTest::isAlive)
                .toList();
    }

    private static boolean isAlive(String pid) {
        try {
            return !Files.readString(Path.of("/proc", pid, "stat")).matches("(?s).*\\) [ZX] .*");
        } catch (IOException gone) {
            return false;
        }
    }

    private void assertGoneWithin(Duration limit) throws IOException {
        long begin = System.nanoTime();
        while (!alive().isEmpty() && System.nanoTime() - begin < limit.toNanos()) {
            Thread.onSpinWait();
        }
        assertThat(alive()).isEmpty();
    }

    private JsonObject report() throws IOException {
        return JsonParser.parseString(Files.readString(temporary.resolve("target/ci/pipeline.json")))
                .getAsJsonObject();
    }

    @Test
    void afterCtrlCNothingIsAliveTwoSecondsLaterAndTheReportSaysCanceled() throws Exception {
        Process child = started();
        assertThat(alive()).hasSize(5);
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertGoneWithin(Duration.ofSeconds(2));
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(report().get("status").getAsString()).isEqualTo("canceled");
        assertThat(report().getAsJsonArray("jobs").asList())
                .extracting(job -> job.getAsJsonObject().get("status").getAsString())
                .containsExactly("canceled", "canceled");
        assertThat(temporary.resolve("state/ci-workspaces")).doesNotExist();
    }

    @Test
    void whenTheJvmIsKilledItsJobsEndWithItAndTheReportTellsWhoRanIt() throws Exception {
        Process child = started();
        child.destroyForcibly();
        assertGoneWithin(Duration.ofSeconds(5));
        assertThat(report().get("status").getAsString()).isEqualTo("running");
        assertThat(report().get("process").getAsLong()).isEqualTo(child.pid());
    }
}
