package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.io.Trees;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.Repository;
import io.github.cimaven.testkit.RunInChild;
import io.github.cimaven.testkit.UsualSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Taking up a run from outside of the engine: what is kept, who waits, what the user is told. */
@Timeout(180)
class ResumeTest {
    private static final Choice BUILD = Choice.stages(List.of("build"));
    private static final Choice TEST = Choice.stages(List.of("test"));

    @TempDir
    Path temporary;

    private Path project;
    private Path outside;
    private RecordedConsole console = new RecordedConsole();
    private final List<Process> children = new ArrayList<>();

    /** Each job notes outside of its files that it has run; the second waits until it may go on. */
    @BeforeEach
    void project() throws Exception {
        project = Repository.at(temporary.resolve("project"))
                .write(".gitignore", "/target\n/state\n/output\n")
                .folder();
        outside = Files.createDirectories(temporary.toRealPath().resolve("outside"));
        Files.writeString(project.resolve(".gitlab-ci.yml"), """
                variables: {OUTSIDE: "%s"}
                first:
                  stage: build
                  script: [echo first >> $OUTSIDE/ran, mkdir out, echo 1 > out/1]
                  artifacts: {paths: [out]}
                second:
                  stage: test
                  script:
                    - echo second >> $OUTSIDE/ran
                    - until [ -e $OUTSIDE/go ]; do sleep 0.05; done
                    - cat out/1 $OUTSIDE/go
                    - test ! -s $OUTSIDE/go
                """.formatted(outside));
        Files.createDirectories(project.resolve("state"));
    }

    @AfterEach
    void end() {
        children.forEach(Process::destroyForcibly);
    }

    private void go(String why) throws IOException {
        Files.writeString(outside.resolve("go"), why);
    }

    private List<String> ran() throws IOException {
        return Files.readAllLines(outside.resolve("ran"));
    }

    private LocalPipeline pipeline(RecordedConsole to) {
        return new LocalPipeline(UsualSettings.of(project, project.resolve("state")), Ambient.ofThisMachine(), to);
    }

    private boolean passes(PipelineSession session, Choice choice, Choice.Start start) throws Exception {
        console = new RecordedConsole();
        return !pipeline(console).run(choice.starting(start), session).failed();
    }

    private boolean passes(Choice.Start start) throws Exception {
        return passes(new PipelineSession(), Choice.everything(), start);
    }

    /** One whose second job runs for the given time. */
    private Process started(Choice.Start how, int times) throws IOException {
        Process child = RunInChild.start(project, how, Map.of());
        children.add(child);
        while (!Files.exists(outside.resolve("ran"))
                || ran().stream().filter("second"::equals).count() < times) {
            assertThat(child.isAlive())
                    .as("%s", Files.readString(project.resolve("output")))
                    .isTrue();
            LockSupport.parkNanos(1_000_000);
        }
        return child;
    }

    private String status() throws IOException {
        JsonObject report = JsonParser.parseString(Files.readString(project.resolve("target/ci/pipeline.json")))
                .getAsJsonObject();
        return report.get("status").getAsString();
    }

    @Test
    void ctrlCWhileARunIsTakenUpIsNoEndEither() throws Exception {
        started(Choice.Start.ANEW, 1).destroyForcibly().onExit().join();
        assertThat(status()).isEqualTo("running");
        Process resumed = started(Choice.Start.RESUME, 2);
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(resumed.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(resumed.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(status()).isEqualTo("canceled");
        go("");
        assertThat(passes(Choice.Start.RESUME)).isTrue();
        assertThat(ran()).containsExactly("first", "second", "second", "second");
        assertThat(console.text())
                .contains("of 2 jobs 1 has ended and is not run again")
                .contains("second passed")
                .doesNotContain("attempt 2");
        assertThat(status()).isEqualTo("success");
    }

    @Test
    void whoTakesUpWhatIsBeingTakenUpWaitsAndFindsItDone() throws Exception {
        started(Choice.Start.ANEW, 1).destroyForcibly().onExit().join();
        Process resumed = started(Choice.Start.RESUME, 2);
        RecordedConsole other = new RecordedConsole();
        CompletableFuture<Boolean> verdict = CompletableFuture.supplyAsync(() -> {
            try {
                return pipeline(other)
                        .run(Choice.everything().starting(Choice.Start.RESUME), new PipelineSession())
                        .failed();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        while (!other.text().contains("Waiting for another run to end")) {
            assertThat(verdict.isDone()).isFalse();
            LockSupport.parkNanos(1_000_000);
        }
        go("");
        assertThat(resumed.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(verdict.get(60, TimeUnit.SECONDS)).isFalse();
        assertThat(other.text()).contains("the last run was complete: what has ended is not run again");
        assertThat(ran()).containsExactly("first", "second", "second");
    }

    @Test
    void theGoalsOfOneBuildAreOneRun() throws Exception {
        go("not yet");
        PipelineSession build = new PipelineSession();
        assertThat(passes(build, BUILD, Choice.Start.ANEW)).isTrue();
        assertThat(passes(build, TEST, Choice.Start.ANEW)).isFalse();
        go("");
        PipelineSession next = new PipelineSession();
        assertThat(passes(next, BUILD, Choice.Start.RETRY_FAILED)).isTrue();
        assertThat(passes(next, TEST, Choice.Start.RETRY_FAILED)).isTrue();
        assertThat(ran()).containsExactly("first", "second", "second");
        assertThat(status()).isEqualTo("success");
    }

    @Test
    void aBuildThatDiedBetweenTwoGoalsGoesOnWithTheSecond() throws Exception {
        go("");
        assertThat(passes(new PipelineSession(), BUILD, Choice.Start.ANEW)).isTrue();
        PipelineSession next = new PipelineSession();
        assertThat(passes(next, BUILD, Choice.Start.RESUME)).isTrue();
        assertThat(passes(next, TEST, Choice.Start.RESUME)).isTrue();
        assertThat(ran()).containsExactly("first", "second");
        assertThatThrownBy(() -> passes(Choice.Start.RESUME))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "The last run was of the stage build, then of the stage test, not of the whole pipeline.");
    }

    @Test
    void whatCleaningHasTakenFromTheFolderOfTheRunIsShownAgain() throws Exception {
        go("not yet");
        assertThat(passes(Choice.Start.ANEW)).isFalse();
        Trees.delete(project.resolve("target"));
        go("");
        assertThat(passes(Choice.Start.RETRY_FAILED)).isTrue();
        assertThat(project.resolve("target/ci/jobs/first/artifacts/out/1")).hasContent("1");
        assertThat(ran()).containsExactly("first", "second", "second");
    }

    @Test
    void artifactsThatAreNotWholeAreMadeAgain() throws Exception {
        go("not yet");
        assertThat(passes(Choice.Start.ANEW)).isFalse();
        Path kept;
        try (var files = Files.walk(project.resolve("state/ci-artifacts/first"))) {
            kept = files.filter(file -> file.endsWith("out/1")).findFirst().orElseThrow();
        }
        Files.newByteChannel(kept, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
        go("");
        assertThat(passes(Choice.Start.RETRY_FAILED)).isTrue();
        assertThat(console.text())
                .contains("no longer counts: 'first' (artifacts are no longer there)")
                .contains("no longer counts: 'second' (it depends on 'first')");
        assertThat(ran()).containsExactly("first", "second", "first", "second");
    }

    @Test
    void anAttemptThatFailedKeepsItsLogAndTheRetryCountsOn() throws Exception {
        go("not yet");
        assertThat(passes(Choice.Start.ANEW)).isFalse();
        go("");
        assertThat(passes(Choice.Start.RETRY_FAILED)).isTrue();
        assertThat(console.text()).contains("second (stage test, attempt 2)").contains("(2 attempts)");
        assertThat(Files.readString(project.resolve("target/ci/jobs/second/job.attempt-1.log")))
                .contains("not yet", "Job failed");
        assertThat(Files.readString(project.resolve("target/ci/jobs/second/job.log")))
                .contains("Job succeeded");
    }

    @Test
    void aNewRunForgetsTheLastOneAndCleaningForgetsAll() throws Exception {
        go("");
        assertThat(passes(Choice.Start.ANEW)).isTrue();
        assertThat(passes(Choice.Start.ANEW)).isTrue();
        assertThat(ran()).hasSize(4);
        pipeline(console).clean(false);
        assertThatThrownBy(() -> passes(Choice.Start.RESUME))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("There is no run that could be taken up again");
    }

    @Test
    void aDamagedJournalIsNamedAndStopsNothingButTakingUp() throws Exception {
        go("");
        assertThat(passes(Choice.Start.ANEW)).isTrue();
        Path journal = project.resolve("state/ci-journal.txt");
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        lines.set(3, "oops");
        Files.write(journal, lines);
        assertThatThrownBy(() -> passes(Choice.Start.RESUME))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("damaged in line 4 (" + journal + ")");
        assertThat(passes(Choice.Start.ANEW)).isTrue();
        Files.writeString(journal, "finished {\"at\":", StandardOpenOption.APPEND);
        assertThat(passes(Choice.Start.RESUME)).isTrue();
        assertThat(console.text()).contains("the last line of its journal was not finished");
        assertThat(ran()).hasSize(4);
    }
}
