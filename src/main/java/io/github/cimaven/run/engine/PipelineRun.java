package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Retry;
import io.github.cimaven.config.model.Trigger.Strategy;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.engine.Agenda.Turn;
import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineEvent.Downstream;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One pipeline while it runs: carries out what its {@link Scheduler} decides, tells what happens, and holds the pipelines that its
 * bridges have started. Used by the loop's thread alone.
 */
final class PipelineRun {
    private final RunnablePipeline pipeline;
    private final int depth;
    private final PipelinePlan plan;
    private final RunOptions options;
    private final Agenda agenda;
    private final EventListener listener;
    private final Scheduler scheduler;
    private final Reasons reasons;
    /** Attempts at work, and bridges whose pipelines are being made or waited for. */
    private final Map<String, Attempt> running = new LinkedHashMap<>();

    private final Map<String, PipelineRun> below = new LinkedHashMap<>();
    /** Bridges whose pipelines wait for the user. */
    private final Set<String> waiting = new HashSet<>();

    private final Set<String> ended = new HashSet<>();
    private final Set<String> allowedToFail = new HashSet<>();
    private final Past past;
    private final Set<String> kept;
    private final Map<String, Integer> tried;
    private final Set<PlannedJob> started = new HashSet<>();
    private final Set<PlannedJob> asked = new HashSet<>();
    private final Map<PlannedJob, JobSkipped> skipped = new LinkedHashMap<>();
    private boolean userIsThere;
    private boolean asking;
    private boolean canceled;
    /** Pipelines of bridges that have ended earlier, which are being made. */
    private int adopting;
    /** Whether what bridges had started was canceled after a failure. */
    private boolean belowCanceled;
    /** Whether a pipeline of an earlier run does not go on. */
    private boolean incomplete;

    private final Map<String, Long> lastIds = new HashMap<>();
    private Optional<Status> end = Optional.empty();

    PipelineRun(RunnablePipeline pipeline, Agenda agenda, EventListener listener) {
        this(pipeline, agenda, listener, 0);
    }

    private PipelineRun(RunnablePipeline pipeline, Agenda agenda, EventListener listener, int depth) {
        this.pipeline = pipeline;
        this.depth = depth;
        this.plan = pipeline.plan();
        this.options = pipeline.options();
        this.agenda = agenda;
        this.listener = listener;
        this.past = pipeline.past();
        this.kept = past.kept();
        this.tried = past.attempts();
        this.scheduler = new Scheduler(plan, past.gate(options));
        this.reasons = new Reasons(plan, options, scheduler::status, job -> allowedToFail.contains(job.name()));
    }

    /** @param withUser whether somebody can be asked which manual jobs to start */
    void begin(boolean withUser) {
        userIsThere = withUser;
        emit(new PipelineStarted(past.startedAt().orElseGet(this::now), plan));
        goOn();
    }

    /** As the pipeline of a bridge, which nobody has to be told of twice. */
    private void beginBelow() {
        PipelineStarted begin = new PipelineStarted(past.startedAt().orElseGet(this::now), plan);
        if (past.startedAt().isPresent()) {
            listener.again(begin);
        } else {
            listener.on(begin);
        }
        goOn();
    }

    private void goOn() {
        past.tried().forEach(listener::again);
        apply(scheduler.begin());
        past.ended().forEach(this::takeOver);
    }

    /** What has ended goes through the same steps once more, in the order in which it happened; only nothing runs. */
    private void takeOver(JobEvent event) {
        listener.again(event);
        if (event instanceof JobStarted started) {
            lastIds.put(event.job().name(), started.jobId());
        }
        if (event instanceof JobStarted first && first.attempt() == 1) {
            apply(scheduler.running(event.job()));
        } else if (event instanceof JobFinished finished) {
            if (past.made().contains(event.job().name())) {
                adopting++;
                agenda.adopt(
                        this,
                        event.job(),
                        finished.attempt(),
                        lastIds.getOrDefault(event.job().name(), 0L));
            }
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
                case START -> ready(job);
                case DELAY -> {
                    Instant until = until(job);
                    emit(new JobDelayed(now(), job, until));
                    agenda.addDelayed(this, job, until);
                }
                case SKIP -> skip(job);
                case CANCEL -> {
                    agenda.remove(this, job);
                    end(job, Status.CANCELED, "the pipeline was canceled");
                }
                case STOP -> stop(job);
                case RESET -> skipped.remove(job);
                case HOLD -> {
                    // It waits: said when the run ends, if it still does.
                }
            }
        }
    }

    private void ready(PlannedJob job) {
        Optional<String> elsewhere = job.job().bridge() ? pipeline.downstreams().elsewhere(job) : Optional.empty();
        if (elsewhere.isPresent()) {
            end(job, Status.SKIPPED, elsewhere.get());
            apply(scheduler.skipped(job));
        } else {
            emit(new JobPending(now(), job));
            agenda.add(this, job, tried.getOrDefault(job.name(), 0) + 1);
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
        if (userIsThere) {
            skipped.put(job, new JobSkipped(now(), job, Status.SKIPPED, reasons.skipped(job)));
        } else {
            end(job, Status.SKIPPED, reasons.skipped(job));
        }
    }

    private void end(PlannedJob job, Status status, String reason) {
        ended.add(job.name());
        emit(new JobSkipped(now(), job, status, reason));
    }

    private void stop(PlannedJob job) {
        Attempt attempt = running.get(job.name());
        if (attempt == null) {
            // Between two attempts a job counts as running, and so does a bridge whose pipeline waits.
            if (agenda.remove(this, job) || waiting.remove(job.name())) {
                end(job, Status.CANCELED, "the pipeline was canceled");
                apply(scheduler.finished(job, Status.CANCELED, false));
            }
            return;
        }
        attempt.cancellation().request(Cancellation.Reason.CANCELED);
        PipelineRun waitedFor = below.get(job.name());
        if (waitedFor != null) {
            waitedFor.cancel(Cancellation.Reason.CANCELED);
        } else if (job.job().bridge()) {
            finished(attempt, AttemptResult.of(JobOutcome.canceled("canceled")));
        }
    }

    void startDelayed(PlannedJob job) {
        apply(scheduler.start(job));
    }

    /** The attempt at a job whose turn has come, now that there is a place for it. */
    Attempt start(Turn turn) {
        PlannedJob job = turn.job();
        if (options.holds(job)) {
            throw new IllegalStateException("the deployment '" + job.name() + "' was about to start unconfirmed");
        }
        long jobId = agenda.nextId();
        Path log = pipeline.logs().apply(job.name());
        Attempt attempt = new Attempt(job, turn.attempt(), jobId, log, now(), new Cancellation());
        running.put(job.name(), attempt);
        started.add(job);
        if (turn.first()) {
            apply(scheduler.running(job));
        }
        emit(new JobStarted(attempt.startedAt(), job, attempt.number(), jobId, log));
        return attempt;
    }

    /** A job that would wait for ever has failed, before it has done anything. */
    void giveUp(Agenda.Stuck stuck) {
        Attempt attempt = start(stuck.turn());
        finished(attempt, pipeline.attempts().refuse(attempt, stuck.outcome()));
    }

    /** How many bridges lead here. */
    int depth() {
        return depth;
    }

    /** To be called on a worker's thread. */
    AttemptResult attempted(Attempt attempt) {
        return pipeline.attempts().run(attempt);
    }

    /** To be called on the thread that makes pipelines. */
    Downstreams.Creation create(Attempt bridge) {
        return pipeline.downstreams().create(bridge);
    }

    /** To be called on the thread that makes pipelines. */
    Optional<Downstreams.Creation> createAgain(Attempt bridge) {
        return pipeline.downstreams().createAgain(bridge);
    }

    /** The pipeline of a bridge was made, or not; by then the bridge may have been stopped. */
    void created(Attempt bridge, Downstreams.Creation creation) {
        if (!bridge.equals(running.get(bridge.job().name()))) {
            return;
        }
        if (creation.pipeline().isEmpty()) {
            finished(bridge, AttemptResult.of(creation.refusal().orElseThrow()));
            return;
        }
        begin(bridge.job(), creation.pipeline().get());
        if (!strategy(bridge.job()).waits()) {
            finished(bridge, AttemptResult.of(JobOutcome.passed()));
        }
    }

    private PipelineRun begin(PlannedJob bridge, RunnablePipeline inner) {
        PipelineRun made = new PipelineRun(inner, agenda, new Below(bridge), depth + 1);
        below.put(bridge.name(), made);
        made.beginBelow();
        return made;
    }

    /** Tells what happens in the pipeline of a bridge. */
    private final class Below implements EventListener {
        private final PlannedJob bridge;

        Below(PlannedJob bridge) {
            this.bridge = bridge;
        }

        @Override
        public void on(PipelineEvent event) {
            listener.on(new Downstream(event.at(), bridge, event));
        }

        @Override
        public void again(PipelineEvent event) {
            listener.again(new Downstream(event.at(), bridge, event));
        }
    }

    /** The attempt at a bridge that has ended in an earlier run: its pipeline is made once more, and goes on where it was. */
    Attempt adopt(Turn turn) {
        return new Attempt(
                turn.job(),
                turn.attempt(),
                turn.adopted().getAsLong(),
                pipeline.logs().apply(turn.job().name()),
                now(),
                new Cancellation());
    }

    /** What has ended stays as it is; but where something of it is missing, the whole has not passed. */
    void adopted(Attempt bridge, Optional<Downstreams.Creation> creation) {
        adopting--;
        if (canceled) {
            return;
        }
        Optional<RunnablePipeline> made = creation.flatMap(Downstreams.Creation::pipeline);
        if (made.isPresent()) {
            PipelineRun goesOn = begin(bridge.job(), made.get());
            if (belowCanceled && !made.get().past().complete()) {
                goesOn.cancel(Cancellation.Reason.CANCELED);
            }
        } else {
            incomplete = true;
            String why = creation.flatMap(Downstreams.Creation::refusal)
                    .map(JobOutcome::detail)
                    .orElse("nothing is known of what was done in it");
            pipeline.downstreams().notTakenUp(bridge.job(), why);
        }
    }

    private static Strategy strategy(PlannedJob bridge) {
        return bridge.job().trigger().orElseThrow().strategy();
    }

    /**
     * Ends the pipelines below in which nothing can go on without the user, the innermost first. The end of one may leave nothing to
     * do in another that was looked at before.
     *
     * @return whether any has ended
     */
    boolean settleBelow() {
        boolean any = false;
        for (Map.Entry<String, PipelineRun> named : new ArrayList<>(below.entrySet())) {
            PipelineRun inner = named.getValue();
            any |= inner.settleBelow();
            if (inner.end.isEmpty() && inner.isAtRest()) {
                any = true;
                Status status = inner.finish();
                Optional.ofNullable(running.get(named.getKey())).ifPresent(bridge -> inherit(bridge, status));
            }
        }
        return any;
    }

    /** Whether nothing runs and nothing can go on without the user, here and below. */
    boolean isAtRest() {
        return running.isEmpty()
                && adopting == 0
                && !agenda.hasAnyOf(this)
                && below.values().stream().allMatch(inner -> inner.end.isPresent());
    }

    /** What the end of its pipeline means for a bridge that has waited for it. */
    private void inherit(Attempt bridge, Status status) {
        boolean mirrors = strategy(bridge.job()) == Strategy.MIRROR;
        switch (status) {
            case SUCCESS -> finished(bridge, AttemptResult.of(JobOutcome.passed()));
            case CANCELED -> finished(bridge, AttemptResult.of(JobOutcome.canceled("its pipeline was canceled")));
            case SKIPPED -> {
                if (mirrors) {
                    hasRun(bridge.job());
                    end(bridge.job(), Status.SKIPPED, "its pipeline was skipped");
                    apply(scheduler.skipped(bridge.job()));
                } else {
                    finished(bridge, AttemptResult.of(JobOutcome.downstream("its pipeline was skipped")));
                }
            }
            case MANUAL, CREATED, PENDING, RUNNING, SCHEDULED -> {
                hasRun(bridge.job());
                waiting.add(bridge.job().name());
                if (mirrors) {
                    apply(scheduler.waiting(bridge.job()));
                }
            }
            case FAILED -> finished(bridge, AttemptResult.of(JobOutcome.downstream("its pipeline failed")));
        }
    }

    void finished(Attempt attempt, AttemptResult result) {
        PlannedJob job = attempt.job();
        JobOutcome outcome = result.outcome();
        hasRun(job);
        if (isRetried(attempt, outcome)) {
            emit(new JobRetried(now(), job, attempt.number(), outcome));
            agenda.addAgain(this, job, attempt.number() + 1);
            return;
        }
        boolean warning = isAllowed(job, outcome) && outcome.status() == Status.FAILED;
        JobFinished finished = new JobFinished(now(), job, attempt.number(), outcome, warning, result.products());
        emit(finished);
        followUp(finished);
    }

    private void hasRun(PlannedJob job) {
        running.remove(job.name());
        agenda.release(this, job);
    }

    private static boolean isAllowed(PlannedJob job, JobOutcome outcome) {
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
        if (outcome.status() == Status.FAILED && !allowed) {
            cancelAfterFailure();
        }
    }

    private void cancelAfterFailure() {
        if (options.failFast()) {
            apply(scheduler.cancel());
        }
        if (options.failFast() || plan.autoCancel().cancelsOnJobFailure()) {
            belowCanceled = true;
            below.values().forEach(inner -> inner.cancel(Cancellation.Reason.CANCELED));
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

    /** Cancels this pipeline and those below. */
    void cancel(Cancellation.Reason reason) {
        if (end.isPresent()) {
            return;
        }
        canceled = true;
        asking = false;
        interrupt(reason);
        apply(scheduler.cancel());
        below.values().forEach(inner -> inner.cancel(reason));
    }

    /** Tells all attempts at work to stop. */
    void interrupt(Cancellation.Reason reason) {
        running.values().forEach(attempt -> attempt.cancellation().request(reason));
        below.values().forEach(inner -> inner.interrupt(reason));
    }

    /**
     * Whether the user is being asked what is to go on, now that nothing goes on by itself; once for each job.
     *
     * @param inbox takes the answer when it comes
     */
    boolean asks(ManualStarts user, Consumer<Runnable> inbox) {
        if (asking || canceled) {
            return asking;
        }
        List<PlannedJob> manual = plan.jobs().stream()
                .filter(job -> scheduler.status(job) == Status.MANUAL && !options.holds(job))
                .filter(job -> !waiting.contains(job.name()))
                .toList();
        if (asked.addAll(manual)) {
            asking = true;
            user.ask(manual, chosen -> inbox.accept(() -> play(chosen)));
        }
        return asking;
    }

    private void play(List<PlannedJob> chosen) {
        asking = false;
        if (!canceled) {
            chosen.stream().filter(job -> !options.holds(job)).forEach(job -> apply(scheduler.play(job)));
        }
    }

    /** A newer pipeline makes this one out of date. */
    void supersede(Cancellation.Reason reason) {
        Superseding superseding = new Superseding(plan.autoCancel());
        if (superseding.endsAll(started)) {
            cancel(reason);
        } else {
            apply(scheduler.cancel(superseding::ends));
        }
    }

    Status finish() {
        skipped.forEach((job, event) -> end(job, event.status(), event.reason()));
        for (PlannedJob job : plan.jobs()) {
            if (waiting.contains(job.name())) {
                emit(new JobHeld(now(), job, Status.MANUAL, "its pipeline waits", Optional.empty()));
            } else if (!ended.contains(job.name())) {
                emit(new JobHeld(now(), job, scheduler.status(job), reasons.held(job), reasons.command(job)));
            }
        }
        Status status =
                canceled ? Status.CANCELED : isIncomplete() ? Status.FAILED : atRest(scheduler.pipelineStatus());
        emit(new PipelineFinished(
                now(),
                status,
                plan.stages().stream()
                        .map(scheduler::stageStatus)
                        .map(PipelineRun::atRest)
                        .toList()));
        end = Optional.of(status);
        return status;
    }

    /** Here or below. */
    private boolean isIncomplete() {
        return incomplete || below.values().stream().anyMatch(PipelineRun::isIncomplete);
    }

    /** Whether a pipeline was started by a bridge of this one, or further below. */
    boolean leadsTo(PlannedJob bridge, PipelineRun wanted) {
        PipelineRun inner = below.get(bridge.name());
        return inner != null
                && (inner == wanted || inner.plan.jobs().stream().anyMatch(job -> inner.leadsTo(job, wanted)));
    }

    /** In GitLab a bridge runs as long as its pipeline waits; here nothing runs any more, and all waits for the user. */
    private static Status atRest(Status status) {
        return status == Status.RUNNING ? Status.MANUAL : status;
    }

    private void emit(PipelineEvent event) {
        listener.on(event);
    }

    private Instant now() {
        return agenda.now();
    }
}
