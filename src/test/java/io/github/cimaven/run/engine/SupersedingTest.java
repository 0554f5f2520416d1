package io.github.cimaven.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.testkit.Plans;
import io.github.cimaven.testkit.Recorder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a newer pipeline does to one whose jobs {@code a} and {@code b} run and whose job {@code c} has not started. */
@Timeout(60)
class SupersedingTest {
    private final Recorder recorder = new Recorder();
    private final Cancellation newer = new Cancellation();

    /**
     * Both jobs run when the newer pipeline comes.
     *
     * @param anyEnds whether one of them is expected to be canceled; else they go on at once
     */
    private Status run(String mode, String a, String b, boolean anyEnds) throws InterruptedException {
        PipelinePlan plan = Plans.of("""
                workflow: {auto_cancel: {on_new_commit: %s}}
                a: {stage: build, script: x, interruptible: %s}
                b: {stage: build, script: x, interruptible: %s}
                c: {stage: test, script: x, interruptible: true}
                """.formatted(mode, a, b));
        CyclicBarrier together = new CyclicBarrier(2, () -> newer.request(Cancellation.Reason.CANCELED));
        CountDownLatch answered = new CountDownLatch(1);
        AttemptRunner attempts = attempt -> {
            if (attempt.job().name().equals("c")) {
                return AttemptResult.of(JobOutcome.success());
            }
            attempt.cancellation().onRequest(answered::countDown);
            try {
                together.await(30, TimeUnit.SECONDS);
                if (anyEnds) {
                    answered.await(30, TimeUnit.SECONDS);
                }
            } catch (Exception e) {
                return AttemptResult.of(JobOutcome.scriptFailure(1));
            }
            return AttemptResult.of(
                    attempt.cancellation().requested() ? JobOutcome.canceled("canceled") : JobOutcome.success());
        };
        RunOptions options = new RunOptions(2, false, Set.of(), false, false, 0, true, CommandLine.SHORT);
        Status status = new PipelineRunner(plan, options, attempts, Path::of, Clock.systemUTC(), recorder)
                .run(new Cancellation(), Control.overtakenBy(newer));
        recorder.assertLaw(plan);
        return status;
    }

    @Test
    void aPipelineOfInterruptibleJobsIsCanceled() throws InterruptedException {
        assertThat(run("conservative", "true", "true", true)).isEqualTo(Status.CANCELED);
        assertThat(recorder.ends())
                .containsEntry("a", "finished canceled")
                .containsEntry("c", "canceled: the pipeline was canceled");
    }

    @Test
    void onceAnotherJobHasStartedItComesToItsEnd() throws InterruptedException {
        assertThat(run("conservative", "true", "false", false)).isEqualTo(Status.SUCCESS);
        assertThat(recorder.ends()).containsEntry("c", "finished success");
    }

    @Test
    void interruptibleJobsAloneCanBeCanceled() throws InterruptedException {
        run("interruptible", "true", "false", true);
        assertThat(recorder.ends())
                .containsEntry("a", "finished canceled")
                .containsEntry("b", "finished success")
                .containsEntry("c", "canceled: the pipeline was canceled");
    }

    @Test
    void orNoJobAtAll() throws InterruptedException {
        assertThat(run("none", "true", "true", false)).isEqualTo(Status.SUCCESS);
    }
}
