package io.github.cimaven.run.event;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.PipelineEvent.Downstream;
import io.github.cimaven.run.event.PipelineEvent.JobDelayed;
import io.github.cimaven.run.event.PipelineEvent.JobFinished;
import io.github.cimaven.run.event.PipelineEvent.JobHeld;
import io.github.cimaven.run.event.PipelineEvent.JobPending;
import io.github.cimaven.run.event.PipelineEvent.JobRetried;
import io.github.cimaven.run.event.PipelineEvent.JobSkipped;
import io.github.cimaven.run.event.PipelineEvent.JobStarted;
import io.github.cimaven.run.event.PipelineEvent.PipelineFinished;
import io.github.cimaven.run.event.PipelineEvent.PipelineStarted;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** The fold over the events of a run: everything that is reported about it stands here. Thread-safe. */
public final class Ledger implements EventListener {
    private final Map<String, JobSnapshot> jobs = new LinkedHashMap<>();
    private final Map<String, Status> stages = new LinkedHashMap<>();
    private final Map<String, Ledger> downstream = new LinkedHashMap<>();
    private final PipelinePlan plan;
    private final Fold fold = new Fold();
    private Status status = Status.CREATED;
    private Instant startedAt = Instant.EPOCH;
    private Optional<Instant> finishedAt = Optional.empty();

    public Ledger(PipelinePlan plan) {
        this.plan = plan;
        plan.jobs().forEach(job -> jobs.put(job.name(), JobSnapshot.created(job)));
        plan.stages().forEach(stage -> stages.put(stage, Status.CREATED));
    }

    @Override
    public synchronized void on(PipelineEvent event) {
        event.accept(fold);
    }

    public synchronized PipelineSnapshot snapshot() {
        Map<String, PipelineSnapshot> below = new LinkedHashMap<>();
        downstream.forEach((bridge, ledger) -> below.put(bridge, ledger.snapshot()));
        return new PipelineSnapshot(
                plan.facts(), status, startedAt, finishedAt, stages, List.copyOf(jobs.values()), plan.leftOut(), below);
    }

    /** Of the pipeline that a bridge has started. */
    public synchronized Ledger downstream(PlannedJob bridge) {
        return Objects.requireNonNull(downstream.get(bridge.name()), "a bridge that has started its pipeline");
    }

    public synchronized JobSnapshot job(PlannedJob job) {
        return Objects.requireNonNull(jobs.get(job.name()), "a job of the plan");
    }

    /** The pipeline of this id, this one or one further down. */
    public synchronized Optional<Ledger> ofPipeline(long id) {
        return plan.facts().id() == id
                ? Optional.of(this)
                : downstream.values().stream()
                        .flatMap(ledger -> ledger.ofPipeline(id).stream())
                        .findFirst();
    }

    /** A job by its name; absent when it is not in the plan. */
    public synchronized Optional<JobSnapshot> job(String name) {
        return Optional.ofNullable(jobs.get(name));
    }

    private void change(PlannedJob job, UnaryOperator<JobSnapshot> change) {
        jobs.computeIfPresent(job.name(), (name, snapshot) -> change.apply(snapshot));
    }

    private final class Fold implements PipelineEvent.Visitor<Status> {
        @Override
        public Status pipelineStarted(PipelineStarted event) {
            startedAt = event.at();
            status = Status.RUNNING;
            return status;
        }

        @Override
        public Status jobPending(JobPending event) {
            change(event.job(), was -> with(was, Status.PENDING, Optional.of(event.at()), was.startedAt()));
            return status;
        }

        @Override
        public Status jobDelayed(JobDelayed event) {
            change(event.job(), was -> with(was, Status.SCHEDULED, was.queuedAt(), was.startedAt()));
            return status;
        }

        private JobSnapshot with(
                JobSnapshot was, Status newStatus, Optional<Instant> queuedAt, Optional<Instant> started) {
            return new JobSnapshot(
                    was.job(),
                    newStatus,
                    was.allowFailure(),
                    queuedAt,
                    started,
                    Optional.empty(),
                    was.attempts(),
                    was.id(),
                    was.outcome(),
                    was.log(),
                    was.products(),
                    "",
                    Optional.empty());
        }

        @Override
        public Status jobStarted(JobStarted event) {
            change(
                    event.job(),
                    was -> new JobSnapshot(
                            was.job(),
                            Status.RUNNING,
                            was.allowFailure(),
                            was.queuedAt(),
                            Optional.of(event.at()),
                            Optional.empty(),
                            event.attempt(),
                            OptionalLong.of(event.jobId()),
                            Optional.empty(),
                            Optional.of(event.log()),
                            JobProducts.NONE,
                            "",
                            Optional.empty()));
            return status;
        }

        @Override
        public Status jobRetried(JobRetried event) {
            change(event.job(), was -> with(was, Status.PENDING, Optional.of(event.at()), was.startedAt()));
            return status;
        }

        @Override
        public Status jobFinished(JobFinished event) {
            change(
                    event.job(),
                    was -> new JobSnapshot(
                            was.job(),
                            event.outcome().status(),
                            was.allowFailure() || event.allowedToFail(),
                            was.queuedAt(),
                            was.startedAt(),
                            Optional.of(event.at()),
                            was.attempts(),
                            was.id(),
                            Optional.of(event.outcome()),
                            was.log(),
                            event.products(),
                            "",
                            Optional.empty()));
            return status;
        }

        @Override
        public Status jobSkipped(JobSkipped event) {
            change(event.job(), was -> without(was, event.status(), event.reason(), Optional.empty()));
            return status;
        }

        @Override
        public Status jobHeld(JobHeld event) {
            change(event.job(), was -> without(was, event.status(), event.reason(), event.command()));
            return status;
        }

        private JobSnapshot without(JobSnapshot was, Status newStatus, String reason, Optional<String> command) {
            return new JobSnapshot(
                    was.job(),
                    newStatus,
                    was.allowFailure(),
                    was.queuedAt(),
                    was.startedAt(),
                    Optional.empty(),
                    was.attempts(),
                    was.id(),
                    was.outcome(),
                    was.log(),
                    was.products(),
                    reason,
                    command);
        }

        @Override
        public Status pipelineFinished(PipelineFinished event) {
            status = event.status();
            finishedAt = Optional.of(event.at());
            int position = 0;
            for (String stage : plan.stages()) {
                stages.put(stage, event.stages().get(position++));
            }
            return status;
        }

        @Override
        public Status downstream(Downstream event) {
            if (event.event() instanceof PipelineStarted started) {
                downstream.put(event.bridge().name(), new Ledger(started.plan()));
            }
            Ledger.this.downstream(event.bridge()).on(event.event());
            return status;
        }
    }
}
