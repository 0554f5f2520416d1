package io.github.cimaven.run.event;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that happened in a run. The law of their order stands at the package. */
public sealed interface PipelineEvent {
    Instant at();

    /** Gives each kind of event to its method; a new kind does not compile until every visitor knows it. */
    <R> R accept(Visitor<R> visitor);

    /** Events of one job. */
    sealed interface JobEvent extends PipelineEvent {
        PlannedJob job();
    }

    /** One method for each kind of event. */
    interface Visitor<R> {
        R pipelineStarted(PipelineStarted event);

        R jobPending(JobPending event);

        R jobDelayed(JobDelayed event);

        R jobStarted(JobStarted event);

        R jobRetried(JobRetried event);

        R jobFinished(JobFinished event);

        R jobSkipped(JobSkipped event);

        R jobHeld(JobHeld event);

        R pipelineFinished(PipelineFinished event);

        R downstream(Downstream event);
    }

    /** The run begins. */
    record PipelineStarted(Instant at, PipelinePlan plan) implements PipelineEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pipelineStarted(this);
        }
    }

    /** The job could start now and waits for a free place. */
    record JobPending(Instant at, PlannedJob job) implements JobEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobPending(this);
        }
    }

    /** A {@code when: delayed} job waits for its time. */
    record JobDelayed(Instant at, PlannedJob job, Instant until) implements JobEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobDelayed(this);
        }
    }

    /**
     * An attempt begins.
     *
     * @param attempt counts from 1
     * @param jobId {@code CI_JOB_ID}; every attempt has its own
     * @param log where the job's output is kept, absolute
     */
    record JobStarted(Instant at, PlannedJob job, int attempt, long jobId, Path log) implements JobEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobStarted(this);
        }
    }

    /** An attempt failed and another one follows. */
    record JobRetried(Instant at, PlannedJob job, int attempt, JobOutcome outcome) implements JobEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobRetried(this);
        }
    }

    /**
     * The last attempt ended.
     *
     * @param allowedToFail whether the failure, if it is one, counts as a warning only
     * @param products what the attempt has left
     */
    record JobFinished(
            Instant at, PlannedJob job, int attempt, JobOutcome outcome, boolean allowedToFail, JobProducts products)
            implements JobEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobFinished(this);
        }
    }

    /**
     * The job does not run in this pipeline.
     *
     * @param status {@link Status#SKIPPED}, or {@link Status#CANCELED} when the pipeline was canceled before its turn
     * @param reason for a person, such as {@code 'build' failed}
     */
    record JobSkipped(Instant at, PlannedJob job, Status status, String reason) implements JobEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobSkipped(this);
        }
    }

    /**
     * The job waits for the user when the run ends; so does a bridge whose pipeline waits.
     *
     * @param status {@link Status#MANUAL} when it could be started, {@link Status#CREATED} when it waits behind such a job
     * @param reason for a person, such as {@code waits for 'approve'}
     * @param command the command that would run it
     */
    record JobHeld(Instant at, PlannedJob job, Status status, String reason, Optional<String> command)
            implements JobEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jobHeld(this);
        }
    }

    /**
     * The run is over.
     *
     * @param status of the pipeline
     * @param stages the status of each stage of the plan, in its order
     */
    record PipelineFinished(Instant at, Status status, List<Status> stages) implements PipelineEvent {
        public PipelineFinished {
            stages = List.copyOf(stages);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pipelineFinished(this);
        }
    }

    /**
     * Something happened in the pipeline that a bridge has started.
     *
     * @param bridge of this pipeline
     * @param event of the other pipeline; may be one of a pipeline further down in turn
     */
    record Downstream(Instant at, PlannedJob bridge, PipelineEvent event) implements PipelineEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.downstream(this);
        }
    }
}
