package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.run.engine.Agenda.Turn;
import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Cancellation.Registration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one loop of a run, for its pipeline and for those that bridges start. The thread that calls {@link #run} decides and tells what
 * happens; workers do nothing but attempts, one further thread makes pipelines, and all report to the loop's inbox.
 */
public final class PipelineRunner {
    private final PipelineRun pipeline;
    private final Agenda agenda;
    private final int concurrency;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private int working;
    private int creating;

    public PipelineRunner(RunnablePipeline pipeline, Clock clock, EventListener listener) {
        RunOptions options = pipeline.options();
        this.agenda = new Agenda(clock, pipeline.plan().facts().id() + options.attemptsBefore());
        this.concurrency = options.concurrency();
        this.pipeline = new PipelineRun(pipeline, agenda, listener);
    }

    /**
     * For a plan without bridges.
     *
     * @param logs where the log of a job's last attempt is kept
     */
    public PipelineRunner(
            PipelinePlan plan,
            RunOptions options,
            AttemptRunner attempts,
            Function<String, Path> logs,
            Clock clock,
            EventListener listener) {
        this(plan, options, attempts, logs, Past.NONE, clock, listener);
    }

    /**
     * For a plan without bridges.
     *
     * @param logs where the log of a job's last attempt is kept
     * @param past what was done before
     */
    public PipelineRunner(
            PipelinePlan plan,
            RunOptions options,
            AttemptRunner attempts,
            Function<String, Path> logs,
            Past past,
            Clock clock,
            EventListener listener) {
        this(new RunnablePipeline(plan, options, attempts, logs, Downstreams.NONE, past), clock, listener);
    }

    /**
     * Runs the plan to its end: until nothing runs and nothing can go on without the user. Can be called once.
     *
     * @return the pipeline's status
     * @throws InterruptedException if the thread is interrupted; all attempts have been told to stop and have ended
     */
    public Status run(Cancellation cancellation) throws InterruptedException {
        return run(cancellation, Control.none());
    }

    @SuppressWarnings("try") // The registrations are there to be closed.
    public Status run(Cancellation cancellation, Control control) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(concurrency, work -> daemon(work, "ci-job"));
        ExecutorService creator = Executors.newSingleThreadExecutor(work -> daemon(work, "ci-downstream"));
        try (Registration registration = cancellation.onRequest(() -> inbox.add(() -> cancel(cancellation)));
                Registration outdating = control.newer().onRequest(() -> inbox.add(() -> supersede(control.newer())))) {
            pipeline.begin(control.user() != ManualStarts.NOBODY);
            dispatch(workers, creator);
            while (!pipeline.isAtRest() || pipeline.asks(control.user(), inbox::add)) {
                Optional.ofNullable(nextMessage()).ifPresent(Runnable::run);
                agenda.startDelayed();
                dispatch(workers, creator);
            }
            return pipeline.finish();
        } finally {
            pipeline.interrupt(Cancellation.Reason.INTERRUPTED);
            creator.shutdownNow();
            workers.shutdownNow();
            workers.awaitTermination(1, TimeUnit.MINUTES);
            creator.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private Runnable nextMessage() throws InterruptedException {
        Optional<Duration> delay = agenda.untilNextDelayed();
        if (delay.isEmpty()) {
            return inbox.take();
        }
        return Objects.requireNonNullElse(
                inbox.poll(Math.max(1, delay.get().toMillis()), TimeUnit.MILLISECONDS), () -> {});
    }

    /** Starts what can start now. The end of one pipeline may be the beginning of something in the one above. */
    private void dispatch(ExecutorService workers, ExecutorService creator) {
        startAll(workers, creator);
        for (Optional<Agenda.Stuck> stuck = stuck(); stuck.isPresent(); stuck = stuck()) {
            stuck.get().turn().pipeline().giveUp(stuck.get());
            startAll(workers, creator);
        }
    }

    /** Where nothing is at work, nothing sets a resource free. */
    private Optional<Agenda.Stuck> stuck() {
        return working + creating == 0 ? agenda.stuck() : Optional.empty();
    }

    private void startAll(ExecutorService workers, ExecutorService creator) {
        boolean settled = false;
        while (!settled) {
            settled = !pipeline.settleBelow();
        }
        for (Optional<Turn> bridge = agenda.nextBridge(); bridge.isPresent(); bridge = agenda.nextBridge()) {
            create(bridge.get(), creator);
        }
        while (working < concurrency) {
            Optional<Turn> turn = agenda.nextJob();
            if (turn.isEmpty()) {
                return;
            }
            start(turn.get(), workers);
        }
    }

    private void start(Turn turn, ExecutorService workers) {
        Attempt attempt = turn.pipeline().start(turn);
        working++;
        workers.execute(() -> {
            AttemptResult result = attempted(turn.pipeline(), attempt);
            inbox.add(() -> {
                working--;
                turn.pipeline().finished(attempt, result);
            });
        });
    }

    /** The loop waits for an answer whatever happens to a worker, also where memory or a class is missing. */
    private static AttemptResult attempted(PipelineRun of, Attempt attempt) {
        try {
            return of.attempted(attempt);
        } catch (RuntimeException | Error e) {
            return AttemptResult.broken(e.toString());
        }
    }

    private void create(Turn turn, ExecutorService creator) {
        PipelineRun of = turn.pipeline();
        creating++;
        if (turn.adopted().isPresent()) {
            Attempt bridge = of.adopt(turn);
            create(creator, () -> caught(() -> of.createAgain(bridge)), made -> of.adopted(bridge, made));
        } else {
            Attempt bridge = of.start(turn);
            create(
                    creator,
                    () -> caught(() -> Optional.of(of.create(bridge))),
                    made -> of.created(bridge, made.orElseThrow()));
        }
    }

    private void create(
            ExecutorService creator,
            Supplier<Optional<Downstreams.Creation>> creation,
            Consumer<Optional<Downstreams.Creation>> told) {
        creator.execute(() -> {
            Optional<Downstreams.Creation> made = creation.get();
            inbox.add(() -> {
                creating--;
                told.accept(made);
            });
        });
    }

    private static Optional<Downstreams.Creation> caught(Supplier<Optional<Downstreams.Creation>> creation) {
        try {
            return creation.get();
        } catch (RuntimeException | Error e) {
            return Optional.of(Downstreams.Creation.refused(
                    JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, e.toString())));
        }
    }

    private void cancel(Cancellation cancellation) {
        cancellation.reason().ifPresent(pipeline::cancel);
    }

    private void supersede(Cancellation newer) {
        newer.reason().ifPresent(pipeline::supersede);
    }
}
