package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is to be started next, in all pipelines of a run: they share its places for jobs. Bridges take no place. Used by the loop's
 * thread alone.
 */
final class Agenda {
    private final Deque<Turn> jobs = new ArrayDeque<>();
    private final Deque<Turn> bridges = new ArrayDeque<>();
    private final PriorityQueue<Delay> delays = new PriorityQueue<>(Comparator.comparing(Delay::until));
    private final Clock clock;
    private long lastId;

    /** @param lastId the id before that of the first attempt */
    Agenda(Clock clock, long lastId) {
        this.clock = clock;
        this.lastId = lastId;
    }

    /**
     * A job whose turn has come, for the attempt of this number.
     *
     * @param first whether it is the first one of this run
     */
    record Turn(PipelineRun pipeline, PlannedJob job, int attempt, boolean first) {
        private boolean isOf(PipelineRun other, PlannedJob wanted) {
            return pipeline == other && job.equals(wanted);
        }
    }

    private record Delay(Instant until, PipelineRun pipeline, PlannedJob job) {}

    Instant now() {
        return clock.instant();
    }

    /** {@code CI_JOB_ID}; every attempt of every pipeline has its own. */
    long nextId() {
        return ++lastId;
    }

    void add(PipelineRun pipeline, PlannedJob job, int attempt) {
        (job.job().bridge() ? bridges : jobs).add(new Turn(pipeline, job, attempt, true));
    }

    /** Before all others, for they have had their turn. */
    void addAgain(PipelineRun pipeline, PlannedJob job, int attempt) {
        jobs.addFirst(new Turn(pipeline, job, attempt, false));
    }

    void addDelayed(PipelineRun pipeline, PlannedJob job, Instant until) {
        delays.add(new Delay(until, pipeline, job));
    }

    /** Whether it was there. */
    boolean remove(PipelineRun pipeline, PlannedJob job) {
        boolean ready = jobs.removeIf(turn -> turn.isOf(pipeline, job));
        ready |= bridges.removeIf(turn -> turn.isOf(pipeline, job));
        return delays.removeIf(
                        delay -> delay.pipeline() == pipeline && delay.job().equals(job))
                || ready;
    }

    boolean hasAnyOf(PipelineRun pipeline) {
        return jobs.stream().anyMatch(turn -> turn.pipeline() == pipeline)
                || bridges.stream().anyMatch(turn -> turn.pipeline() == pipeline)
                || delays.stream().anyMatch(delay -> delay.pipeline() == pipeline);
    }

    Optional<Turn> nextJob() {
        return Optional.ofNullable(jobs.poll());
    }

    Optional<Turn> nextBridge() {
        return Optional.ofNullable(bridges.poll());
    }

    /** How long it is until a delayed job starts; absent when there is none. */
    Optional<Duration> untilNextDelayed() {
        return Optional.ofNullable(delays.peek()).map(next -> Duration.between(now(), next.until()));
    }

    void startDelayed() {
        while (!delays.isEmpty() && !delays.peek().until().isAfter(now())) {
            Delay delay = delays.poll();
            delay.pipeline().startDelayed(delay.job());
        }
    }
}
