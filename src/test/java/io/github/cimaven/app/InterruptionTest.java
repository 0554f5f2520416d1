package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.testkit.LivingProcesses;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is ended in the middle of a job. */
@Timeout(120)
class InterruptionTest {
    @TempDir
    Path temporary;

    private final List<Process> children = new ArrayList<>();

    /** How long the job's processes sleep, which nobody else on this machine does. */
    private final String nap = "300." + Math.abs(System.nanoTime());

    /** A shell with a child, one that has left the session, one that has cleared its environment besides, and one that hears no signal. */
    @BeforeEach
    void project() throws IOException {
        Files.writeString(temporary.resolve(".gitlab-ci.yml"), """
                long:
                  script:
                    - sleep %2$s &
                    - setsid nohup sleep %2$s &
                    - env -i setsid sleep %2$s &
                    - (setsid sh -c 'sleep %2$s & sleep %2$s' &)
                    - (trap '' TERM INT HUP; echo >> "$STARTED"; while :; do sleep %2$s; done) &
                    - until [ -s "$STARTED" ]; do sleep 0.01; done
                    - echo ready > "$READY"; sleep %2$s
                  variables: {STARTED: "%1$s/started", READY: "%1$s/ready"}
                later:
                  stage: deploy
                  script: echo never
                """.formatted(temporary, nap));
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

    /** The job's processes, as they are called outside of it, with what starts them. */
    private List<Long> alive() throws IOException {
        List<Long> alive = new ArrayList<>(LivingProcesses.mentioning(nap));
        alive.addAll(LivingProcesses.mentioning(
                temporary.resolve("state/ci-workspaces").toString()));
        return alive;
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

    /** Ctrl-C, the end of a session, a terminal that is closed. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void afterCtrlCNothingIsAliveTwoSecondsLaterAndTheReportSaysCanceled(String signal) throws Exception {
        Process child = started();
        assertThat(LivingProcesses.mentioning(nap)).isNotEmpty();
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid()))
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
        assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(temporary.toString());
        // The next run finds the folders of this one, and does without them.
        assertThat(temporary.resolve("state/ci-workspaces")).isNotEmptyDirectory();
        Files.writeString(temporary.resolve(".gitlab-ci.yml"), "short:\n  script: 'true'\n");
        Process next = RunInChild.start(temporary);
        children.add(next);
        assertThat(next.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(report().get("status").getAsString()).isEqualTo("success");
        assertThat(temporary.resolve("state/ci-workspaces")).doesNotExist();
    }
}
