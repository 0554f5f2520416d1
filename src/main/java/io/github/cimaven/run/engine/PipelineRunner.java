package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Retry;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineEvent.JobDelayed;
import io.github.cimaven.run.event.PipelineEvent.JobEvent;
import io.github.cimaven.run.event.PipelineEvent.JobFinished;
import io.github.cimaven.run.event.PipelineEvent.JobHeld;
import io.github.cimaven.run.event.PipelineEvent.JobPending;
import io.github.cimaven.run.event.PipelineEvent.JobRetried;
import io.github.cimaven.run.event.PipelineEvent.JobSkipped;
import io.github.cimaven.run.event.PipelineEvent.JobStarted;
import io.github.cimaven.run.event.PipelineEvent.PipelineFinished;
import io.github.cimaven.run.event.PipelineEvent.PipelineStarted;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Cancellation.Registration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The one loop of a run. The thread that calls {@link #run} decides and tells what happens; workers do nothing but attempts, and
 * report to the loop's inbox.
 */
public final class PipelineRunner {
    private final PipelinePlan plan;
    private final RunOptions options;
    private final AttemptRunner attempts;
    private final Function<String, Path> logs;
    private final Past past;
    private final Clock clock;
    private final EventListener listener;

    private final Scheduler scheduler;
    private final Reasons reasons;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Deque<Turn> ready = new ArrayDeque<>();
    private final PriorityQueue<Delay> delays = new PriorityQueue<>(Comparator.comparing(Delay::until));
    private final Map<String, Attempt> running = new LinkedHashMap<>();
    private final Set<PlannedJob> started = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> kept;
    private final Map<String, Integer> tried;
    private final Set<String> allowedToFail = new HashSet<>();
    private long attemptsStarted;
    private final Set<PlannedJob> asked = new HashSet<>();
    private final Map<PlannedJob, JobSkipped> skipped = new LinkedHashMap<>();
    private boolean userIsThere;
    private boolean asking;
    private boolean canceled;

    /**
     * A job whose turn has come, for the attempt of this number.
     *
     * @param first whether it is the first one of this run
     */
    private record Turn(PlannedJob job, int attempt, boolean first) {}

    private record Delay(Instant until, PlannedJob job) {}

    /**
     * One that begins with nothing.
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
        this.plan = plan;
        this.options = options;
        this.attempts = attempts;
        this.logs = logs;
        this.past = past;
        this.kept = past.kept();
        this.tried = past.attempts();
        this.clock = clock;
        this.listener = listener;
        this.scheduler = new Scheduler(plan, past.gate(options));
        this.reasons = new Reasons(plan, options, scheduler::status, job -> allowedToFail.contains(job.name()));
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
        ExecutorService workers = Executors.newFixedThreadPool(options.concurrency(), PipelineRunner::worker);
        try (Registration registration = cancellation.onRequest(() -> inbox.add(() -> cancel(cancellation)));
                Registration outdating = control.newer().onRequest(() -> inbox.add(() -> supersede(control.newer())))) {
            userIsThere = control.user() != ManualStarts.NOBODY;
            emit(new PipelineStarted(past.startedAt().orElseGet(this::now), plan));
            past.tried().forEach(listener::again);
            apply(scheduler.begin());
            past.ended().forEach(this::takeOver);
            dispatch(workers);
            while (!running.isEmpty() || !ready.isEmpty() || !delays.isEmpty() || asks(control.user())) {
                Optional.ofNullable(nextMessage()).ifPresent(Runnable::run);
                startDelayed();
                dispatch(workers);
            }
            return finish();
        } finally {
            running.values().forEach(attempt -> attempt.cancellation().request(Cancellation.Reason.INTERRUPTED));
            workers.shutdownNow();
            workers.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "ci-job");
        thread.setDaemon(true);
        return thread;
    }

    private Runnable nextMessage() throws InterruptedException {
        Delay next = delays.peek();
        if (next == null) {
            return inbox.take();
        }
        long millis = Math.max(1, Duration.between(now(), next.until()).toMillis());
        return Objects.requireNonNullElse(inbox.poll(millis, TimeUnit.MILLISECONDS), () -> {});
    }

    /** What has ended goes through the same steps once more, in the order in which it happened; only nothing runs. */
    private void takeOver(JobEvent event) {
        listener.again(event);
        if (event instanceof JobStarted started && started.attempt() == 1) {
            apply(scheduler.running(event.job()));
        } else if (event instanceof JobFinished finished) {
            followUp(finished);
        }
    }

    private void apply(List<Decision> decisions) {
        for (Decision decision : decisions) {
            PlannedJob job = decision.job();
            if (kept.contains(job.name())) {
                continue;
            }
            switch (decision.kind()) {
                case START -> {
                    emit(new JobPending(now(), job));
                    ready.add(new Turn(job, tried.getOrDefault(job.name(), 0) + 1, true));
                }
                case DELAY -> {
                    Instant until = until(job);
                    emit(new JobDelayed(now(), job, until));
                    delays.add(new Delay(until, job));
                }
                case SKIP -> skip(job);
                case CANCEL -> {
                    ready.removeIf(turn -> turn.job().equals(job));
                    delays.removeIf(delay -> delay.job().equals(job));
                    ended.add(job.name());
                    emit(new JobSkipped(now(), job, Status.CANCELED, "the pipeline was canceled"));
                }
                case STOP ->
                    Optional.ofNullable(running.get(job.name()))
                            .ifPresentOrElse(
                                    attempt -> attempt.cancellation().request(Cancellation.Reason.CANCELED),
                                    () -> cancelRetry(job));
                case RESET -> skipped.remove(job);
                case HOLD -> {
                    // It waits: said when the run ends, if it still does.
                }
            }
        }
    }

    /** The time goes on where the earlier run began to wait; a clock that was set back makes nobody wait longer. */
    private Instant until(PlannedJob job) {
        Instant latest = now().plus(job.delay());
        Instant known = past.delays().getOrDefault(job.name(), latest);
        return known.isBefore(latest) ? known : latest;
    }

    /** Where the user may start a job that others were skipped for, only the end tells which jobs have not run. */
    private void skip(PlannedJob job) {
        JobSkipped event = new JobSkipped(now(), job, Status.SKIPPED, reasons.skipped(job));
        if (userIsThere) {
            skipped.put(job, event);
        } else {
            ended.add(job.name());
            emit(event);
        }
    }

    /** A job between two attempts counts as running; there is nothing to stop but the next attempt. */
    private void cancelRetry(PlannedJob job) {
        if (ready.removeIf(turn -> turn.job().equals(job))) {
            ended.add(job.name());
            emit(new JobSkipped(now(), job, Status.CANCELED, "the pipeline was canceled"));
            apply(scheduler.finished(job, Status.CANCELED, false));
        }
    }

    private void dispatch(ExecutorService workers) {
        while (running.size() < options.concurrency() && !ready.isEmpty()) {
            start(ready.poll(), workers);
        }
    }

    private void start(Turn turn, ExecutorService workers) {
        PlannedJob job = turn.job();
        if (options.holds(job)) {
            throw new IllegalStateException("the deployment '" + job.name() + "' was about to start unconfirmed");
        }
        long jobId = plan.facts().id() + options.attemptsBefore() + ++attemptsStarted;
        Path log = logs.apply(job.name());
        Attempt attempt = new Attempt(job, turn.attempt(), jobId, log, now(), new Cancellation());
        running.put(job.name(), attempt);
        started.add(job);
        if (turn.first()) {
            apply(scheduler.running(job));
        }
        emit(new JobStarted(attempt.startedAt(), job, attempt.number(), jobId, log));
        workers.execute(() -> {
            AttemptResult result = attempted(attempt);
            inbox.add(() -> finished(attempt, result));
        });
    }

    /** The loop waits for an answer whatever happens to a worker, also where memory or a class is missing. */
    private AttemptResult attempted(Attempt attempt) {
        try {
            return attempts.run(attempt);
        } catch (RuntimeException | Error e) {
            return AttemptResult.broken(e.toString());
        }
    }

    private void finished(Attempt attempt, AttemptResult result) {
        PlannedJob job = attempt.job();
        JobOutcome outcome = result.outcome();
        running.remove(job.name());
        if (isRetried(attempt, outcome)) {
            emit(new JobRetried(now(), job, attempt.number(), outcome));
            ready.addFirst(new Turn(job, attempt.number() + 1, false));
            return;
        }
        boolean warning = isAllowed(job, outcome) && outcome.status() == Status.FAILED;
        JobFinished finished = new JobFinished(now(), job, attempt.number(), outcome, warning, result.products());
        emit(finished);
        followUp(finished);
    }

    private boolean isAllowed(PlannedJob job, JobOutcome outcome) {
        return outcome.status() == Status.CANCELED
                ? job.allowFailure().always()
                : job.allowFailure().allows(outcome.exitCode());
    }

    private void followUp(JobFinished finished) {
        PlannedJob job = finished.job();
        JobOutcome outcome = finished.outcome();
        boolean allowed = isAllowed(job, outcome);
        if (allowed) {
            allowedToFail.add(job.name());
        }
        ended.add(job.name());
        apply(scheduler.finished(job, outcome.status(), allowed));
        if (options.failFast() && outcome.status() == Status.FAILED && !allowed) {
            apply(scheduler.cancel());
        }
    }

    private boolean isRetried(Attempt attempt, JobOutcome outcome) {
        Retry retry = attempt.job().job().limits().retry();
        boolean wanted = outcome.reason().isPresent()
                && (retry.when().contains("always")
                        || retry.when().contains(outcome.reason().get().word())
                        || outcome.exitCode().isPresent()
                                && retry.exitCodes().contains(outcome.exitCode().getAsInt()));
        return wanted
                && attempt.number() <= retry.max()
                && !attempt.cancellation().requested()
                && !canceled;
    }

    private void startDelayed() {
        while (!delays.isEmpty() && !delays.peek().until().isAfter(now())) {
            apply(scheduler.start(delays.poll().job()));
        }
    }

    private void cancel(Cancellation cancellation) {
        canceled = true;
        asking = false;
        cancellation.reason().ifPresent(reason -> running.values()
                .forEach(attempt -> attempt.cancellation().request(reason)));
        apply(scheduler.cancel());
    }

    /** Whether the user is being asked what is to go on, now that nothing goes on by itself; once for each job. */
    private boolean asks(ManualStarts user) {
        if (asking || canceled) {
            return asking;
        }
        List<PlannedJob> waiting = plan.jobs().stream()
                .filter(job -> scheduler.status(job) == Status.MANUAL && !options.holds(job))
                .toList();
        if (asked.addAll(waiting)) {
            asking = true;
            user.ask(waiting, chosen -> inbox.add(() -> play(chosen)));
        }
        return asking;
    }

    private void play(List<PlannedJob> chosen) {
        asking = false;
        if (!canceled) {
            chosen.stream().filter(job -> !options.holds(job)).forEach(job -> apply(scheduler.play(job)));
        }
    }

    private void supersede(Cancellation newer) {
        Superseding superseding = new Superseding(plan.autoCancel());
        if (superseding.endsAll(started)) {
            cancel(newer);
        } else {
            apply(scheduler.cancel(superseding::ends));
        }
    }

    private Status finish() {
        skipped.forEach((job, event) -> {
            ended.add(job.name());
            emit(new JobSkipped(now(), job, event.status(), event.reason()));
        });
        for (PlannedJob job : plan.jobs()) {
            if (!ended.contains(job.name())) {
                emit(new JobHeld(now(), job, scheduler.status(job), reasons.held(job), reasons.command(job)));
            }
        }
        Status status = canceled ? Status.CANCELED : scheduler.pipelineStatus();
        emit(new PipelineFinished(
                now(),
                status,
                plan.stages().stream().map(scheduler::stageStatus).toList()));
        return status;
    }

    private void emit(PipelineEvent event) {
        listener.on(event);
    }

    private Instant now() {
        return clock.instant();
    }
}
