package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * What is to be started next, in all pipelines of a run: they share its places for jobs. Bridges take no place. Used by the loop's
 * thread alone.
 */
final class Agenda {
    private final Deque<Turn> jobs = new ArrayDeque<>();
    private final Deque<Turn> bridges = new ArrayDeque<>();
    private final PriorityQueue<Delay> delays = new PriorityQueue<>(Comparator.comparing(Delay::until));
    /** Resources that are not free, by name. */
    private final Map<String, Taken> taken = new LinkedHashMap<>();

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
     * @param adopted the id of a bridge that has ended in an earlier run, of which only the pipeline is to be made
     */
    record Turn(PipelineRun pipeline, PlannedJob job, int attempt, boolean first, OptionalLong adopted) {
        private boolean isOf(PipelineRun other, PlannedJob wanted) {
            return pipeline == other && job.equals(wanted);
        }
    }

    /** @param waiting what is next when the holder has run */
    private record Taken(Turn holder, Deque<Turn> waiting) {}

    /**
     * What waits for something that waits for it.
     *
     * @param holder of the resource that it needs
     */
    record Stuck(Turn turn, String resource, Turn holder) {
        /** Whether the one waits for the other by itself; else it may be that both wait for a third. */
        boolean isBelowHolder() {
            return holder.pipeline().leadsTo(holder.job(), turn.pipeline());
        }

        /** In GitLab it does wait for ever. */
        JobOutcome outcome() {
            return JobOutcome.failure(
                    FailureReason.STUCK_OR_TIMEOUT_FAILURE,
                    turn.job()
                            .variables()
                            .hidden("waits for ever for the resource '" + resource + "', in GitLab too: '"
                                    + holder.job().name() + "' has it until its pipeline ends"));
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
        (job.job().bridge() ? bridges : jobs).add(new Turn(pipeline, job, attempt, true, OptionalLong.empty()));
    }

    void adopt(PipelineRun pipeline, PlannedJob bridge, int attempt, long id) {
        bridges.add(new Turn(pipeline, bridge, attempt, false, OptionalLong.of(id)));
    }

    /** Before all others, for they have had their turn. */
    void addAgain(PipelineRun pipeline, PlannedJob job, int attempt) {
        jobs.addFirst(new Turn(pipeline, job, attempt, false, OptionalLong.empty()));
    }

    void addDelayed(PipelineRun pipeline, PlannedJob job, Instant until) {
        delays.add(new Delay(until, pipeline, job));
    }

    /** Whether it was there. */
    boolean remove(PipelineRun pipeline, PlannedJob job) {
        boolean ready = jobs.removeIf(turn -> turn.isOf(pipeline, job));
        ready |= bridges.removeIf(turn -> turn.isOf(pipeline, job));
        for (Taken resource : taken.values()) {
            ready |= resource.waiting().removeIf(turn -> turn.isOf(pipeline, job));
        }
        return delays.removeIf(
                        delay -> delay.pipeline() == pipeline && delay.job().equals(job))
                || ready;
    }

    boolean hasAnyOf(PipelineRun pipeline) {
        return jobs.stream().anyMatch(turn -> turn.pipeline() == pipeline)
                || bridges.stream().anyMatch(turn -> turn.pipeline() == pipeline)
                || delays.stream().anyMatch(delay -> delay.pipeline() == pipeline)
                || taken.values().stream()
                        .flatMap(resource -> resource.waiting().stream())
                        .anyMatch(turn -> turn.pipeline() == pipeline);
    }

    Optional<Turn> nextJob() {
        return next(jobs);
    }

    Optional<Turn> nextBridge() {
        return next(bridges);
    }

    /** The first whose resource is free, if it needs one; it has it from now on. */
    private Optional<Turn> next(Deque<Turn> turns) {
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            Optional<String> resource =
                    turn.adopted().isPresent() ? Optional.empty() : turn.job().resourceGroup();
            if (resource.isEmpty()) {
                return Optional.of(turn);
            }
            Taken held = taken.putIfAbsent(resource.get(), new Taken(turn, new ArrayDeque<>()));
            if (held == null) {
                return Optional.of(turn);
            }
            held.waiting().add(turn);
        }
        return Optional.empty();
    }

    /** A job that has run needs its resource no longer: what has waited for it is next. */
    void release(PipelineRun pipeline, PlannedJob job) {
        Optional<String> resource = job.resourceGroup();
        Taken held = resource.map(taken::get).orElse(null);
        if (held == null || !held.holder().isOf(pipeline, job)) {
            return;
        }
        taken.remove(resource.get());
        while (!held.waiting().isEmpty()) {
            Turn last = held.waiting().removeLast();
            (last.job().job().bridge() ? bridges : jobs).addFirst(last);
        }
    }

    /**
     * One of those that wait for a resource, first those below whoever has it, the innermost first, when nothing else is left to
     * begin; it waits no longer. To be asked when nothing is at work: then whoever has the resource is a bridge that waits for its
     * pipeline, and waits for ever.
     */
    Optional<Stuck> stuck() {
        if (!jobs.isEmpty() || !bridges.isEmpty() || !delays.isEmpty()) {
            return Optional.empty();
        }
        Optional<Stuck> innermost = taken.entrySet().stream()
                .flatMap(held -> held.getValue().waiting().stream()
                        .map(turn ->
                                new Stuck(turn, held.getKey(), held.getValue().holder())))
                .max(Comparator.comparing(Stuck::isBelowHolder)
                        .thenComparing(stuck -> stuck.turn().pipeline().depth()));
        innermost.ifPresent(stuck ->
                Objects.requireNonNull(taken.get(stuck.resource())).waiting().remove(stuck.turn()));
        return innermost;
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
