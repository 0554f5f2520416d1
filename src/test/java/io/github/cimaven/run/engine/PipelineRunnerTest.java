package io.github.cimaven.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.testkit.Plans;
import io.github.cimaven.testkit.Recorder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipelineRunnerTest {
    private static final RunOptions PLAIN =
            new RunOptions(1, false, Set.of(), false, false, 0, true, CommandLine.SHORT);

    private final Recorder recorder = new Recorder();
    private final Scripted jobs = new Scripted();
    private Downstreams downstreams = new ScriptedDownstreams(Map.of());

    /** Jobs whose attempts end as told; success where nothing is told. */
    private static final class Scripted implements AttemptRunner {
        private final Map<String, Deque<JobOutcome>> outcomes = Collections.synchronizedMap(new HashMap<>());
        private final ConcurrentLinkedQueue<Long> ids = new ConcurrentLinkedQueue<>();

        Scripted ends(String job, JobOutcome... inOrder) {
            outcomes.put(job, new ArrayDeque<>(List.of(inOrder)));
            return this;
        }

        @Override
        public AttemptResult run(Attempt attempt) {
            ids.add(attempt.jobId());
            Deque<JobOutcome> told = outcomes.getOrDefault(attempt.job().name(), new ArrayDeque<>());
            JobOutcome outcome = told.isEmpty() ? JobOutcome.success() : told.poll();
            return AttemptResult.of(outcome);
        }
    }

    /** Child pipelines by the names of their bridges; the same for the bridges in them. */
    private final class ScriptedDownstreams implements Downstreams {
        private final Map<String, String> yaml;

        ScriptedDownstreams(Map<String, String> yaml) {
            this.yaml = yaml;
        }

        @Override
        public Optional<String> elsewhere(PlannedJob bridge) {
            return bridge.job().trigger().orElseThrow().project().map(project -> "belongs to " + project);
        }

        @Override
        public Creation create(Attempt bridge) {
            String text = yaml.get(bridge.job().name());
            if (text == null) {
                return Creation.refused(JobOutcome.failure(
                        FailureReason.DOWNSTREAM_PIPELINE_CREATION_FAILED, "downstream pipeline can not be created"));
            }
            RunOptions options = PLAIN.below(bridge.job(), Set.of(), false);
            return Creation.of(new RunnablePipeline(Plans.of(text), options, jobs, job -> Path.of(job), this));
        }
    }

    /** A day passes each time somebody looks. */
    private static final class HastyClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public synchronized Instant instant() {
            now = now.plus(Duration.ofDays(1));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Status run(String yaml, RunOptions options) throws InterruptedException {
        return run(Plans.of(yaml), options, jobs, new Cancellation());
    }

    private Status run(PipelinePlan plan, RunOptions options, AttemptRunner attempts, Cancellation cancellation)
            throws InterruptedException {
        PipelineRunner runner = new PipelineRunner(
                new RunnablePipeline(plan, options, attempts, job -> Path.of(job), downstreams),
                new HastyClock(),
                recorder);
        Status status = runner.run(cancellation);
        recorder.assertLaw(plan);
        return status;
    }

    @Test
    void theTutorialsPipelineRunsAndHoldsTheDeployment() throws InterruptedException {
        jobs.ends("integration", JobOutcome.scriptFailure(1));
        Status status = run("""
                stages: [build, test, integration, deploy]
                build: {stage: build, script: x}
                test: {stage: test, script: x}
                integration: {stage: integration, script: x, allow_failure: true}
                deployment: {stage: deploy, script: x, when: manual}
                """, PLAIN);
        assertThat(status).isEqualTo(Status.SUCCESS);
        assertThat(recorder.words())
                .containsExactly(
                        "pipeline started",
                        "build pending",
                        "build started 1",
                        "build finished success",
                        "test pending",
                        "test started 1",
                        "test finished success",
                        "integration pending",
                        "integration started 1",
                        "integration finished failed (allowed)",
                        "deployment held manual: deployment, waits for confirmation [mvn ci:deploy -Dci.confirm=true]",
                        "pipeline finished success");
    }

    @Test
    void aFailureSkipsWhatComesAfterAndSaysBecauseOfWhat() throws InterruptedException {
        jobs.ends("build", JobOutcome.scriptFailure(3));
        Status status = run("""
                build: {stage: build, script: x}
                test: {stage: test, script: x}
                rescue: {stage: test, script: x, when: on_failure}
                always: {stage: test, script: x, when: always}
                linked: {stage: test, script: x, needs: [build]}
                """, PLAIN);
        assertThat(status).isEqualTo(Status.FAILED);
        assertThat(recorder.ends())
                .containsEntry("test", "skipped: 'build' failed")
                .containsEntry("rescue", "finished success")
                .containsEntry("always", "finished success")
                .containsEntry("linked", "skipped: 'build' failed");
    }

    @Test
    void aFailedJobIsTriedAgainWithANewId() throws InterruptedException {
        jobs.ends("flaky", JobOutcome.scriptFailure(1), JobOutcome.scriptFailure(1));
        Status status = run("flaky: {script: x, retry: 2}", PLAIN);
        assertThat(status).isEqualTo(Status.SUCCESS);
        assertThat(recorder.words())
                .containsExactly(
                        "pipeline started",
                        "flaky pending",
                        "flaky started 1",
                        "flaky retried after exit code 1",
                        "flaky started 2",
                        "flaky retried after exit code 1",
                        "flaky started 3",
                        "flaky finished success",
                        "pipeline finished success");
        assertThat(jobs.ids).containsExactly(101L, 102L, 103L);
    }

    @Test
    void onlyTheNamedReasonsAndExitCodesAreTriedAgain() throws InterruptedException {
        jobs.ends("system", JobOutcome.scriptFailure(1), JobOutcome.success())
                .ends("code", JobOutcome.scriptFailure(42), JobOutcome.scriptFailure(7))
                .ends(
                        "time",
                        JobOutcome.failure(FailureReason.JOB_EXECUTION_TIMEOUT, "too long"),
                        JobOutcome.success());
        run("""
                system: {script: x, retry: {max: 2, when: runner_system_failure}}
                code: {script: x, retry: {max: 2, exit_codes: [42]}}
                time: {script: x, retry: {max: 1, when: [job_execution_timeout]}}
                """, PLAIN);
        assertThat(recorder.ends())
                .containsEntry("system", "finished failed")
                .containsEntry("code", "finished failed")
                .containsEntry("time", "finished success");
        assertThat(jobs.ids).hasSize(5);
    }

    @Test
    void someExitCodesMayBeAllowed() throws InterruptedException {
        jobs.ends("may", JobOutcome.scriptFailure(137)).ends("must not", JobOutcome.scriptFailure(1));
        Status status = run("""
                may: {script: x, allow_failure: {exit_codes: 137}}
                must not: {script: x, allow_failure: {exit_codes: 137}}
                """, PLAIN);
        assertThat(status).isEqualTo(Status.FAILED);
        assertThat(recorder.ends())
                .containsEntry("may", "finished failed (allowed)")
                .containsEntry("must not", "finished failed");
    }

    @Test
    void aDelayedJobStartsWhenItsTimeHasCome() throws InterruptedException {
        Status status = run("later: {script: x, when: delayed, start_in: 3 hours}", PLAIN);
        assertThat(status).isEqualTo(Status.SUCCESS);
        assertThat(recorder.words()).contains("later delayed", "later finished success");
    }

    @Test
    void manualJobsWaitUnlessTheyArePlayed() throws InterruptedException {
        String yaml = """
                approve: {stage: build, script: x, when: manual, allow_failure: false}
                other: {stage: build, script: x, when: manual}
                after: {stage: test, script: x}
                linked: {stage: test, script: x, needs: [other]}
                """;
        assertThat(run(yaml, PLAIN)).isEqualTo(Status.MANUAL);
        assertThat(recorder.ends())
                .containsEntry("approve", "held manual: manual [mvn ci:job -Dci.job=approve]")
                .containsEntry("after", "held created: waits for 'approve'")
                .containsEntry("linked", "skipped: 'other' did not run");
    }

    @Test
    void aPlayedManualJobRunsWhenItsTurnComes() throws InterruptedException {
        String yaml = """
                approve: {stage: build, script: x, when: manual, allow_failure: false}
                after: {stage: test, script: x}
                """;
        RunOptions played = new RunOptions(1, false, Set.of("approve"), false, false, 0, true, CommandLine.SHORT);
        assertThat(run(yaml, played)).isEqualTo(Status.SUCCESS);
        assertThat(recorder.ends())
                .containsEntry("approve", "finished success")
                .containsEntry("after", "finished success");
    }

    @Test
    void noDeploymentStartsUnconfirmedWhateverItsWhen() throws InterruptedException {
        String yaml = """
                stages: [test, deploy, after]
                one: {stage: deploy, script: x}
                two: {stage: test, script: x, environment: production}
                three: {stage: deploy, script: x, when: always}
                four: {stage: deploy, script: x, when: delayed, start_in: 1 hour}
                five: {stage: deploy, script: x, when: manual}
                six: {stage: after, script: x, needs: [one]}
                seven: {stage: after, script: x}
                stop: {stage: test, script: x, environment: {name: production, action: stop}}
                """;
        RunOptions everythingPlayed = new RunOptions(4, false, Set.of(), true, false, 0, true, CommandLine.SHORT);
        assertThat(run(yaml, everythingPlayed)).isEqualTo(Status.MANUAL);
        assertThat(recorder.words().stream().filter(word -> word.contains("started")))
                .containsExactly("pipeline started", "stop started 1");
        assertThat(recorder.ends())
                .containsEntry(
                        "two",
                        "held manual: deployment, waits for confirmation [mvn ci:job -Dci.job=two -Dci.confirm=true]")
                .containsEntry("six", "held created: waits for 'one'");
    }

    @Test
    void failFastCancelsTheRest() throws InterruptedException {
        jobs.ends("a", JobOutcome.scriptFailure(1));
        Status status = run(
                "{a: {script: x}, b: {script: x}, c: {stage: deploy, script: x, when: always}}",
                new RunOptions(1, true, Set.of(), false, true, 0, true, CommandLine.SHORT));
        assertThat(status).isEqualTo(Status.FAILED);
        assertThat(recorder.ends())
                .containsEntry("b", "canceled: the pipeline was canceled")
                .containsEntry("c", "canceled: the pipeline was canceled");
    }

    @Test
    void asManyJobsRunAtOnceAsAllowed() throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(3);
        AttemptRunner meeting = attempt -> {
            try {
                together.await(30, TimeUnit.SECONDS);
                return AttemptResult.of(JobOutcome.success());
            } catch (Exception e) {
                return AttemptResult.of(JobOutcome.scriptFailure(1));
            }
        };
        PipelinePlan plan = Plans.of("{a: {script: x}, b: {script: x}, c: {script: x}}");
        RunOptions three = new RunOptions(3, false, Set.of(), false, false, 0, true, CommandLine.SHORT);
        assertThat(run(plan, three, meeting, new Cancellation())).isEqualTo(Status.SUCCESS);
    }

    @Test
    void aCancellationReachesRunningJobsAndTheRestNeverStarts() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        AttemptRunner waiting = attempt -> {
            CountDownLatch told = new CountDownLatch(1);
            attempt.cancellation().onRequest(told::countDown);
            cancellation.request(Cancellation.Reason.INTERRUPTED);
            try {
                told.await();
                return AttemptResult.of(JobOutcome.canceled("canceled"));
            } catch (InterruptedException e) {
                return AttemptResult.of(JobOutcome.scriptFailure(1));
            }
        };
        PipelinePlan plan =
                Plans.of("{a: {script: x, retry: 2}, b: {script: x}, c: {stage: deploy, script: x, when: manual}}");
        assertThat(run(plan, PLAIN, waiting, cancellation)).isEqualTo(Status.CANCELED);
        assertThat(recorder.ends())
                .containsEntry("a", "finished canceled")
                .containsEntry("b", "canceled: the pipeline was canceled");
    }

    @Test
    void whatTheUserStartsRunsWithAllThatWasSkippedForIt() throws InterruptedException {
        PipelinePlan plan = Plans.of("""
                a: {stage: build, script: x, when: manual}
                b: {stage: test, script: x, needs: [a]}
                c: {stage: test, script: x, when: manual, needs: [b]}
                other: {stage: test, script: x, when: manual}
                """);
        List<List<String>> asked = new ArrayList<>();
        ManualStarts user = (waiting, answer) -> {
            asked.add(waiting.stream().map(PlannedJob::name).toList());
            answer.accept(
                    waiting.stream().filter(job -> !job.name().equals("other")).toList());
        };
        new PipelineRunner(plan, PLAIN, jobs, Path::of, new HastyClock(), recorder)
                .run(new Cancellation(), Control.of(user));
        recorder.assertLaw(plan);
        assertThat(asked).containsExactly(List.of("a", "other"), List.of("c", "other"));
        assertThat(recorder.ends())
                .containsEntry("a", "finished success")
                .containsEntry("b", "finished success")
                .containsEntry("c", "finished success");
        assertThat(recorder.ends().get("other")).startsWith("held manual");
    }

    @Test
    void aCancellationIsHeardWhileTheUserIsAsked() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        ManualStarts silent = (waiting, answer) -> cancellation.request(Cancellation.Reason.INTERRUPTED);
        PipelinePlan plan = Plans.of("a: {script: x, when: manual}\nb: {script: x}\n");
        Status status = new PipelineRunner(plan, PLAIN, jobs, Path::of, new HastyClock(), recorder)
                .run(cancellation, Control.of(silent));
        assertThat(status).isEqualTo(Status.CANCELED);
        recorder.assertLaw(plan);
    }

    @Test
    void aWorkerThatCannotGoOnFailsItsJobOnly() throws Exception {
        AttemptRunner broken = attempt -> {
            if (attempt.job().name().equals("a")) {
                throw new NoClassDefFoundError("gone");
            }
            return AttemptResult.of(JobOutcome.success());
        };
        PipelinePlan plan = Plans.of("{a: {script: x}, b: {script: x}}");
        assertThat(run(plan, PLAIN, broken, new Cancellation())).isEqualTo(Status.FAILED);
        assertThat(recorder.ends()).containsEntry("a", "finished failed").containsEntry("b", "finished success");
    }

    private Status runWithChildren(String yaml, Map<String, String> children) throws InterruptedException {
        downstreams = new ScriptedDownstreams(children);
        return run(yaml, PLAIN);
    }

    @Test
    void aBridgeThatDependsOnItsPipelineEndsAsThatDoes() throws InterruptedException {
        Status status = runWithChildren("""
                child: {stage: build, trigger: {include: c.yml, strategy: depend}}
                after: {stage: test, script: x}
                """, Map.of("child", "{unit: {script: x}}"));
        assertThat(status).isEqualTo(Status.SUCCESS);
        assertThat(recorder.words())
                .containsExactly(
                        "pipeline started",
                        "child pending",
                        "child started 1",
                        "child › pipeline started",
                        "child › unit pending",
                        "child › unit started 1",
                        "child › unit finished success",
                        "child › pipeline finished success",
                        "child finished success",
                        "after pending",
                        "after started 1",
                        "after finished success",
                        "pipeline finished success");
        assertThat(jobs.ids).containsExactly(102L, 103L);
    }

    @Test
    void theFailureOfAPipelineIsTheFailureOfABridgeThatDependsOnIt() throws InterruptedException {
        jobs.ends("unit", JobOutcome.scriptFailure(1));
        Status status = runWithChildren("""
                child: {stage: build, trigger: {include: c.yml, strategy: depend}}
                may: {stage: build, trigger: {include: c.yml, strategy: depend}, allow_failure: true}
                after: {stage: test, script: x}
                """, Map.of("child", "{unit: {script: x}}", "may", "{unit: {script: x}}"));
        assertThat(status).isEqualTo(Status.FAILED);
        assertThat(recorder.ends())
                .containsEntry("child", "finished failed")
                .containsEntry("after", "skipped: 'child' failed");
    }

    @Test
    void aBridgeWithoutAStrategyPassesAtOnceAndItsPipelineRunsAllTheSame() throws InterruptedException {
        jobs.ends("unit", JobOutcome.scriptFailure(1));
        Status status = runWithChildren("child: {trigger: {include: c.yml}}", Map.of("child", "{unit: {script: x}}"));
        assertThat(status).isEqualTo(Status.SUCCESS);
        assertThat(recorder.words())
                .containsSubsequence(
                        "child finished success",
                        "child › unit started 1",
                        "child › pipeline finished failed",
                        "pipeline finished success");
    }

    @Test
    void pipelinesBelowPipelinesEndFromTheInside() throws InterruptedException {
        Status status = runWithChildren(
                "child: {trigger: {include: c.yml, strategy: depend}}",
                Map.of(
                        "child", "grandchild: {trigger: {include: c.yml, strategy: depend}}",
                        "grandchild", "unit: {script: x}"));
        assertThat(status).isEqualTo(Status.SUCCESS);
        assertThat(recorder.words())
                .containsSubsequence(
                        "child › grandchild › unit finished success",
                        "child › grandchild › pipeline finished success",
                        "child › grandchild finished success",
                        "child › pipeline finished success",
                        "child finished success");
    }

    @Test
    void aBridgeWaitsWithItsPipelineAndSoDoesWhatComesAfter() throws InterruptedException {
        String child = "approve: {script: x, when: manual, allow_failure: false}";
        Status status = runWithChildren("""
                depends: {stage: build, trigger: {include: c.yml, strategy: depend}}
                mirrors: {stage: build, trigger: {include: c.yml, strategy: mirror}}
                after: {stage: test, script: x}
                """, Map.of("depends", child, "mirrors", child));
        assertThat(status).isEqualTo(Status.MANUAL);
        assertThat(recorder.ends())
                .containsEntry("depends", "held manual: its pipeline waits")
                .containsEntry("mirrors", "held manual: its pipeline waits")
                .containsEntry("after", "held created: waits for 'depends'");
        assertThat(recorder.words())
                .contains("depends › approve held manual: manual [mvn ci:job -Dci.job=depends -Dci.manual=approve]");
    }

    @Test
    void aPipelineWithoutAnythingToDoFailsTheBridgeThatDependsOnItAndSkipsTheOneThatMirrorsIt()
            throws InterruptedException {
        String child = "later: {script: x, when: manual}";
        runWithChildren("""
                depends: {trigger: {include: c.yml, strategy: depend}}
                mirrors: {trigger: {include: c.yml, strategy: mirror}}
                """, Map.of("depends", child, "mirrors", child));
        assertThat(recorder.ends())
                .containsEntry("depends", "finished failed")
                .containsEntry("mirrors", "skipped: its pipeline was skipped");
    }

    @Test
    void noDeploymentInAChildPipelineStartsUnconfirmed() throws InterruptedException {
        Status status = runWithChildren(
                "child: {trigger: {include: c.yml, strategy: depend}}",
                Map.of("child", "{one: {stage: deploy, script: x}, two: {script: x, environment: production}}"));
        assertThat(status).isEqualTo(Status.MANUAL);
        assertThat(jobs.ids).isEmpty();
        assertThat(recorder.words())
                .contains("child › two held manual: deployment, waits for confirmation"
                        + " [mvn ci:job -Dci.job=child -Dci.confirm=true]");
    }

    @Test
    void aPipelineOfAnotherProjectIsSkippedAndNamed() throws InterruptedException {
        Status status = runWithChildren("""
                other: {stage: build, trigger: group/project}
                after: {stage: test, script: x}
                linked: {stage: test, script: x, needs: [other]}
                """, Map.of());
        assertThat(status).isEqualTo(Status.SUCCESS);
        assertThat(recorder.ends())
                .containsEntry("other", "skipped: belongs to group/project")
                .containsEntry("after", "finished success")
                .containsEntry("linked", "skipped: 'other' was skipped");
    }

    @Test
    void aPipelineThatCannotBeMadeFailsItsBridge() throws InterruptedException {
        Status status = runWithChildren("""
                child: {stage: build, trigger: {include: c.yml}}
                rescue: {stage: test, script: x, when: on_failure}
                """, Map.of());
        assertThat(status).isEqualTo(Status.FAILED);
        assertThat(recorder.ends())
                .containsEntry("child", "finished failed")
                .containsEntry("rescue", "finished success");
    }

    @Test
    void whoCancelsAPipelineCancelsThoseBelowIt() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        AttemptRunner waiting = attempt -> {
            CountDownLatch told = new CountDownLatch(1);
            attempt.cancellation().onRequest(told::countDown);
            cancellation.request(Cancellation.Reason.INTERRUPTED);
            try {
                told.await();
                return AttemptResult.of(JobOutcome.canceled("canceled"));
            } catch (InterruptedException e) {
                return AttemptResult.of(JobOutcome.scriptFailure(1));
            }
        };
        Downstreams children = new Downstreams() {
            @Override
            public Optional<String> elsewhere(PlannedJob bridge) {
                return Optional.empty();
            }

            @Override
            public Creation create(Attempt bridge) {
                return Creation.of(new RunnablePipeline(
                        Plans.of("{unit: {script: x}, after: {stage: deploy, script: x, when: always}}"),
                        PLAIN.below(bridge.job(), Set.of(), false),
                        waiting,
                        job -> Path.of(job),
                        this));
            }
        };
        downstreams = children;
        PipelinePlan plan =
                Plans.of("{child: {trigger: {include: c.yml, strategy: depend}}, alone: {trigger: {include: c.yml}}}");
        assertThat(run(plan, PLAIN, waiting, cancellation)).isEqualTo(Status.CANCELED);
        assertThat(recorder.ends()).containsEntry("child", "finished canceled");
        assertThat(recorder.words())
                .contains("child › pipeline finished canceled")
                .doesNotContain("child › after started 1");
    }

    @Test
    void aPipelineThatIsCanceledSinceAnotherOneHasFailedEndsWithIt() throws InterruptedException {
        jobs.ends("wrong", JobOutcome.scriptFailure(1));
        downstreams = new ScriptedDownstreams(Map.of(
                "first", "{one: {stage: build, script: x}, two: {stage: test, script: x}}",
                "second", "{wrong: {script: x}}"));
        Status status = run("""
                first: {trigger: {include: c.yml, strategy: depend}}
                second: {trigger: {include: c.yml, strategy: depend}}
                """, new RunOptions(1, true, Set.of(), false, false, 0, true, CommandLine.SHORT));
        assertThat(status).isEqualTo(Status.FAILED);
        assertThat(recorder.ends())
                .containsEntry("first", "finished canceled")
                .containsEntry("second", "finished failed");
        assertThat(recorder.words()).contains("first › two canceled: the pipeline was canceled");
    }

    @Test
    void whatWaitsForAResourceThatIsOnlyFreeAfterItHasFailed() throws InterruptedException {
        Status status =
                runWithChildren("""
                stages: [one, two]
                child: {stage: one, resource_group: prod, trigger: {include: c.yml, strategy: depend}}
                beside: {stage: one, resource_group: prod, script: x}
                after: {stage: two, resource_group: prod, script: x, when: always}
                """, Map.of("child", "{unit: {script: x, resource_group: prod}, other: {script: x}}"));
        assertThat(status).isEqualTo(Status.FAILED);
        assertThat(recorder.words())
                .contains("child › unit finished failed", "child › other finished success")
                .containsSubsequence("child finished failed", "beside started 1", "after started 1");
        assertThat(recorder.details())
                .containsEntry(
                        "unit",
                        "waits for ever for the resource 'prod', in GitLab too: 'child' has it until its pipeline ends");
    }

    @Test
    void bridgesThatHaveWhatTheOthersJobsNeedDoNotHang() throws InterruptedException {
        Status status = runWithChildren(
                """
                left: {resource_group: a, trigger: {include: c.yml, strategy: depend}}
                right: {resource_group: b, trigger: {include: c.yml, strategy: depend}}
                """,
                Map.of("left", "{l: {script: x, resource_group: b}}", "right", "{r: {script: x, resource_group: a}}"));
        assertThat(status).isEqualTo(Status.FAILED);
        assertThat(recorder.words()).contains("right › r finished failed", "left › l finished success");
    }
}
