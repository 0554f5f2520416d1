package io.github.cimaven.run.journal;

import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.PipelineEvent;
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

/** Each event as an entry. */
public final class Entries implements PipelineEvent.Visitor<Entry> {
    private final Part part;
    private final Sources sources;

    /** What the files that a job gets are known by. */
    @FunctionalInterface
    public interface Sources {
        /** The same word as long as they have the same content. */
        String of(PlannedJob job);
    }

    Entries(Part part, Sources sources) {
        this.part = part;
        this.sources = sources;
    }

    /** Whether it has to be on the disk before anything else happens. */
    static boolean mustLast(PipelineEvent event) {
        return event instanceof PipelineFinished
                || event instanceof JobFinished finished && finished.job().deployment();
    }

    @Override
    public Entry pipelineStarted(PipelineStarted event) {
        return new Entry.Begun(event.at(), part);
    }

    @Override
    public Entry jobPending(JobPending event) {
        return new Entry.Pending(event.at(), event.job().name());
    }

    @Override
    public Entry jobDelayed(JobDelayed event) {
        return new Entry.Delayed(event.at(), event.job().name(), event.until());
    }

    @Override
    public Entry jobStarted(JobStarted event) {
        PlannedJob job = event.job();
        return new Entry.Started(event.at(), job.name(), event.attempt(), event.jobId(), JobDefinition.of(job));
    }

    @Override
    public Entry jobRetried(JobRetried event) {
        PlannedJob job = event.job();
        return new Entry.Retried(event.at(), job.name(), event.attempt(), event.outcome(), sources.of(job));
    }

    @Override
    public Entry jobFinished(JobFinished event) {
        PlannedJob job = event.job();
        return new Entry.Finished(
                event.at(),
                job.name(),
                event.attempt(),
                event.outcome(),
                event.allowedToFail(),
                event.products(),
                sources.of(job));
    }

    @Override
    public Entry jobSkipped(JobSkipped event) {
        return new Entry.Skipped(event.at(), event.job().name(), event.status());
    }

    @Override
    public Entry jobHeld(JobHeld event) {
        return new Entry.Held(event.at(), event.job().name(), event.status());
    }

    /** All else that happens there is in a journal of its own. */
    @Override
    public Entry downstream(Downstream event) {
        if (!isBeginning(event)) {
            throw new IllegalArgumentException("only the beginning of a pipeline further down is told here");
        }
        return new Entry.Made(event.at(), event.bridge().name());
    }

    static boolean isBeginning(Downstream event) {
        return event.event() instanceof PipelineStarted;
    }

    @Override
    public Entry pipelineFinished(PipelineFinished event) {
        return new Entry.Ended(event.at(), event.status(), event.stages());
    }
}
