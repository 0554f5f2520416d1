package io.github.cimaven.run.event;

import io.github.cimaven.plan.PlannedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a job at a moment of the run.
 *
 * @param allowFailure whether its failure, past or future, does not count
 * @param queuedAt when its turn came
 * @param startedAt when its last attempt started
 * @param attempts how many were started
 * @param id {@code CI_JOB_ID} of the last attempt
 * @param log of the last attempt
 * @param products of the last attempt
 * @param reason why it does not run, or waits; empty when it ran
 * @param command that would run it, when it waits for the user
 */
public record JobSnapshot(
        PlannedJob job,
        Status status,
        boolean allowFailure,
        Optional<Instant> queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        int attempts,
        OptionalLong id,
        Optional<JobOutcome> outcome,
        Optional<Path> log,
        JobProducts products,
        String reason,
        Optional<String> command) {
    static JobSnapshot created(PlannedJob job) {
        return new JobSnapshot(
                job,
                Status.CREATED,
                job.allowFailure().always(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                JobProducts.NONE,
                "",
                Optional.empty());
    }

    public String name() {
        return job.name();
    }

    /** Of the last attempt, once it has ended. */
    public Optional<Duration> duration() {
        return startedAt.flatMap(start -> finishedAt.map(end -> Duration.between(start, end)));
    }

    /** How long it waited for a free place. */
    public Optional<Duration> queuedDuration() {
        return queuedAt.flatMap(queued -> startedAt.map(start -> Duration.between(queued, start)))
                .filter(duration -> !duration.isNegative());
    }

    /** Whether it failed and must not. */
    public boolean failedForGood() {
        return status == Status.FAILED && !allowFailure;
    }

    /** Whether it failed and may. */
    public boolean failedButAllowed() {
        return status == Status.FAILED && allowFailure;
    }
}
