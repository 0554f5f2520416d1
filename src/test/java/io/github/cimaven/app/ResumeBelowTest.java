package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.github.cimaven.io.Trees;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.Repository;
import io.github.cimaven.testkit.RunInChild;
import io.github.cimaven.testkit.UsualSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Taking up a run that has pipelines below its own. */
@Timeout(180)
class ResumeBelowTest {
    @TempDir
    Path temporary;

    private Repository repository;
    private Path outside;
    private RecordedConsole console = new RecordedConsole();

    /** Each job notes outside of its files that it has run. */
    @BeforeEach
    void project() throws Exception {
        repository = Repository.at(temporary.resolve("project")).write(".gitignore", "/target\n/state\n");
        outside = Files.createDirectories(temporary.toRealPath().resolve("outside"));
        Files.createDirectories(repository.folder().resolve("state"));
    }

    private void configure(String main, String child) throws Exception {
        String outsideIs = "variables: {OUTSIDE: \"" + outside + "\"}\n";
        repository.write(".gitlab-ci.yml", outsideIs + main).write("child.yml", outsideIs + child);
    }

    private List<String> ran() throws IOException {
        return Files.readAllLines(outside.resolve("ran"));
    }

    private Verdict run(Choice.Start start) throws Exception {
        console = new RecordedConsole();
        return new LocalPipeline(
                        UsualSettings.of(
                                repository.folder(), repository.folder().resolve("state")),
                        Ambient.ofThisMachine(),
                        console)
                .run(Choice.everything().starting(start), new PipelineSession());
    }

    private Path journalOfChild() throws IOException {
        try (Stream<Path> files = Files.walk(repository.folder().resolve("state/ci-journals"))) {
            return files.filter(file -> file.endsWith("journal.txt"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final String GATE = "test -e $OUTSIDE/go";

    private void go() throws IOException {
        Files.writeString(outside.resolve("go"), "");
    }

    @Test
    void aBridgeThatCountsNoMoreBeginsItsPipelineAnew() throws Exception {
        configure("""
                stages: [one, two, three]
                make: {stage: one, script: [echo make >> $OUTSIDE/ran, mkdir out, echo 1 > out/1], artifacts: {paths: [out]}}
                child: {stage: two, trigger: {include: child.yml, strategy: depend}}
                last: {stage: three, script: %s}
                """.formatted(GATE), "unit: {script: echo unit >> $OUTSIDE/ran}\n");
        assertThat(run(Choice.Start.ANEW).failed()).isTrue();
        Trees.delete(repository.folder().resolve("state/ci-artifacts/make"));
        go();
        assertThat(run(Choice.Start.RETRY_FAILED).failed()).as(console.text()).isFalse();
        assertThat(console.text()).contains("no longer counts: 'child', 'last' (it depends on 'make')");
        assertThat(ran()).containsExactly("make", "unit", "make", "unit");
        // And what was done anew is taken up from then on.
        assertThat(run(Choice.Start.RESUME).failed()).as(console.text()).isFalse();
        assertThat(ran()).hasSize(4);
    }

    @Test
    void noJobHasTheIdOfOneThatCountsNoMore() throws Exception {
        configure("""
                stages: [one, two, three]
                make: {stage: one, script: [mkdir out, echo 1 > out/1], artifacts: {paths: [out]}}
                child: {stage: two, trigger: {include: child.yml, strategy: depend}}
                last: {stage: three, script: %s}
                """.formatted(GATE), "unit: {script: echo $CI_JOB_ID >> $OUTSIDE/ran}\n");
        assertThat(run(Choice.Start.ANEW).failed()).isTrue();
        for (int i = 0; i < 3; i++) {
            Trees.delete(repository.folder().resolve("state/ci-artifacts/make"));
            assertThat(run(Choice.Start.RETRY_FAILED).failed()).isTrue();
        }
        assertThat(ran()).hasSize(4).doesNotHaveDuplicates();
    }

    private void aRunWithADeploymentBelow() throws Exception {
        configure("""
                stages: [one, two]
                child: {stage: one, trigger: {include: child.yml}}
                last: {stage: two, script: %s}
                """.formatted(GATE), "unit: {script: echo unit >> $OUTSIDE/ran}\n");
        assertThat(run(Choice.Start.ANEW).failed()).isTrue();
        go();
    }

    @Test
    void nothingRunsWhereItIsNotKnownWhatWasDoneBelow() throws Exception {
        aRunWithADeploymentBelow();
        Path journal = journalOfChild();
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, List.of(lines.get(0), "oops", lines.get(1)));
        assertThatThrownBy(() -> run(Choice.Start.RETRY_FAILED))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("damaged in line 2 (" + journal + ")");
        Files.writeString(journal, "");
        assertThatThrownBy(() -> run(Choice.Start.RESUME))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("could not be written to its end (" + journal + ")");
        Files.delete(journal);
        assertThatThrownBy(() -> run(Choice.Start.RESUME))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("What was done in the pipeline of 'child' is not known any more")
                .hasMessageContaining("without -Dci.resume");
        assertThat(ran()).containsExactly("unit");
        assertThat(run(Choice.Start.ANEW).failed()).isFalse();
        assertThat(ran()).containsExactly("unit", "unit");
    }

    @Test
    void aPipelineThatCannotBeMadeOnceMoreIsAFailureOfTheRun() throws Exception {
        configure("""
                stages: [one, two, three]
                make: {stage: one, script: cp child.yml made.yml, artifacts: {paths: [made.yml]}}
                child: {stage: two, trigger: {include: [{artifact: made.yml, job: make}]}}
                last: {stage: three, script: %s}
                """.formatted(GATE), "unit: {script: echo unit >> $OUTSIDE/ran}\n");
        assertThat(run(Choice.Start.ANEW).failed()).isTrue();
        String log = Files.readString(repository.folder().resolve("target/ci/jobs/child/job.log"));
        assertThat(log).contains("Child pipeline");
        Path kept;
        try (Stream<Path> files = Files.walk(repository.folder().resolve("state/ci-artifacts/make"))) {
            kept = files.filter(file -> file.endsWith("made.yml")).findFirst().orElseThrow();
        }
        String content = Files.readString(kept);
        Files.writeString(kept, "x".repeat(content.length()));
        go();
        Verdict verdict = run(Choice.Start.RESUME);
        assertThat(verdict.failed()).as(console.text()).isTrue();
        assertThat(console.text()).contains("The pipeline of 'child' cannot be taken up again: ");
        assertThat(repository.folder().resolve("target/ci/jobs/child/job.log")).hasContent(log);
        assertThat(JsonParser.parseString(Files.readString(repository.folder().resolve("target/ci/pipeline.json")))
                        .getAsJsonObject()
                        .get("status")
                        .getAsString())
                .isEqualTo("failed");
    }

    @Test
    void aBridgeThatNeverHadAPipelineHasNoneWhenItsRunIsTakenUp() throws Exception {
        configure("""
                stages: [one, two]
                child: {stage: one, trigger: {include: absent.yml}, allow_failure: true}
                last: {stage: two, script: %s}
                """.formatted(GATE), "");
        assertThat(run(Choice.Start.ANEW).failed()).isTrue();
        go();
        assertThat(run(Choice.Start.RESUME).failed()).isTrue();
        assertThat(console.text()).doesNotContain("taken up again:");
        assertThat(run(Choice.Start.RETRY_FAILED).failed()).as(console.text()).isFalse();
    }

    @Test
    void whatWasStoppedBelowAfterAFailureStaysStopped() throws Exception {
        configure("""
                workflow: {auto_cancel: {on_job_failure: all}}
                stages: [one, two]
                child: {stage: one, trigger: {include: child.yml}}
                wrong: {stage: one, script: ['until [ -e $OUTSIDE/ran ]; do sleep 0.05; done', exit 1]}
                """, """
                slow: {stage: build, script: [echo slow >> $OUTSIDE/ran, sleep 100]}
                later: {stage: test, script: echo later >> $OUTSIDE/ran}
                """);
        assertThat(run(Choice.Start.ANEW).failed()).isTrue();
        assertThat(ran()).containsExactly("slow");
        assertThat(run(Choice.Start.RESUME).failed()).isTrue();
        assertThat(ran()).as(console.text()).containsExactly("slow");
    }

    @Test
    void ctrlCWhileAPipelineBelowRunsEndsAllOfItAndItGoesOnWhereItWas() throws Exception {
        configure("child: {trigger: {include: child.yml, strategy: depend}}\n", """
                first: {stage: build, script: echo first >> $OUTSIDE/ran}
                second:
                  stage: test
                  script: [echo second >> $OUTSIDE/ran, 'until [ -e $OUTSIDE/go ]; do sleep 0.05; done']
                """);
        repository.write(".gitignore", "/target\n/state\n/output\n");
        Process child = RunInChild.start(repository.folder());
        try {
            while (!Files.exists(outside.resolve("ran")) || ran().size() < 2) {
                assertThat(child.isAlive()).isTrue();
                Thread.sleep(10);
            }
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        go();
        assertThat(run(Choice.Start.RESUME).failed()).as(console.text()).isFalse();
        assertThat(ran()).containsExactly("first", "second", "second");
    }

    @Test
    void nothingRunsTwiceBelowABridgeThatHasNotPassedEither() throws Exception {
        configure("child: {trigger: {include: child.yml, strategy: depend}}\n", """
                stages: [one, two]
                ship: {stage: one, script: echo ship >> $OUTSIDE/ran}
                check: {stage: two, script: %s}
                """.formatted(GATE));
        assertThat(run(Choice.Start.ANEW).failed()).isTrue();
        Files.delete(journalOfChild());
        go();
        assertThatThrownBy(() -> run(Choice.Start.RETRY_FAILED))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("What was done in the pipeline of 'child' is not known any more");
        assertThat(ran()).containsExactly("ship");
    }

    @Test
    void nothingRunsWhereAJournalTwoLevelsDownIsGone() throws Exception {
        configure("""
                stages: [one, two]
                child: {stage: one, trigger: {include: child.yml}}
                last: {stage: two, script: %s}
                """.formatted(GATE), "inner: {trigger: {include: inner.yml}}\n");
        repository.write("inner.yml", "unit: {script: echo unit >> " + outside + "/ran}\n");
        assertThat(run(Choice.Start.ANEW).failed()).isTrue();
        go();
        Path innermost;
        try (Stream<Path> files = Files.walk(repository.folder().resolve("state/ci-journals"))) {
            innermost = files.filter(file -> file.endsWith("journal.txt"))
                    .max(Comparator.comparing(Path::getNameCount))
                    .orElseThrow();
        }
        Files.delete(innermost);
        assertThatThrownBy(() -> run(Choice.Start.RESUME))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("in the pipeline of 'child > inner'");
    }

    @Test
    void whatFailsNowBelowABridgeThatHadPassedFailsTheBuild() throws Exception {
        configure("child: {trigger: {include: child.yml, strategy: depend}}\n", """
                unit:
                  allow_failure: {exit_codes: 42}
                  script: [%s || exit 42, exit 1]
                """.formatted(GATE));
        assertThat(run(Choice.Start.ANEW).failed()).isFalse();
        go();
        Verdict verdict = run(Choice.Start.RETRY_FAILED);
        assertThat(verdict.failed()).as(console.text()).isTrue();
        assertThat(verdict.message()).contains("child › unit (stage test): exit code 1");
    }

    @Test
    void aBridgeThatWasWaitingBeginsAnewWhereWhatItDependsOnDoes() throws Exception {
        configure("""
                stages: [one, two]
                make: {stage: one, script: [echo make >> $OUTSIDE/ran, mkdir out, echo 1 > out/1], artifacts: {paths: [out]}}
                child: {stage: two, trigger: {include: child.yml, strategy: depend}}
                """, """
                stages: [one, two]
                unit: {stage: one, script: echo unit >> $OUTSIDE/ran}
                slow: {stage: two, script: [echo slow >> $OUTSIDE/ran, 'until [ -e $OUTSIDE/go ]; do sleep 0.05; done']}
                """);
        repository.write(".gitignore", "/target\n/state\n/output\n");
        Process child = RunInChild.start(repository.folder());
        try {
            while (!Files.exists(outside.resolve("ran")) || ran().size() < 3) {
                assertThat(child.isAlive()).isTrue();
                Thread.sleep(10);
            }
        } finally {
            child.destroyForcibly().onExit().join();
        }
        Trees.delete(repository.folder().resolve("state/ci-artifacts/make"));
        go();
        assertThat(run(Choice.Start.RESUME).failed()).as(console.text()).isFalse();
        assertThat(ran()).containsExactly("make", "unit", "slow", "make", "unit", "slow");
    }

    @Test
    void aPipelineThatHadPassedBeforeAFailureStaysSo() throws Exception {
        configure("""
                workflow: {auto_cancel: {on_job_failure: all}}
                stages: [one, two]
                child: {stage: one, trigger: {include: child.yml, strategy: depend}}
                wrong: {stage: two, script: exit 1}
                """, "unit: {script: echo unit >> $OUTSIDE/ran}\n");
        assertThat(run(Choice.Start.ANEW).failed()).isTrue();
        assertThat(run(Choice.Start.RESUME).failed()).isTrue();
        assertThat(JsonParser.parseString(Files.readString(repository.folder().resolve("target/ci/pipeline.json")))
                        .getAsJsonObject()
                        .getAsJsonArray("bridges")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("downstream_pipeline")
                        .get("status")
                        .getAsString())
                .isEqualTo("success");
    }
}
