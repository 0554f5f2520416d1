package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * A run in which nothing runs: the scheduler decides as it would if every job passed, and time is counted, not spent. For one use.
 */
public final class Rehearsal {
    private final PipelinePlan plan;
    private final RunOptions options;
    private final Function<PlannedJob, Optional<Duration>> expected;
    private final Scheduler scheduler;
    private final Reasons reasons;

    private final Deque<PlannedJob> ready = new ArrayDeque<>();
    private final PriorityQueue<Moment> moments = new PriorityQueue<>(Comparator.comparing(Moment::at)
            .thenComparing(moment -> moment.job().id()));
    private final List<Turn> turns = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private int running;

    /** A job is over, or its time of waiting is. */
    private record Moment(Duration at, PlannedJob job, boolean end) {}

    /**
     * A job that would run.
     *
     * @param start after the start of the pipeline, as far as times are known
     * @param time it would take; absent where nobody knows
     */
    public record Turn(PlannedJob job, Duration start, Optional<Duration> time) {}

    /**
     * A job that would not run if all others passed.
     *
     * @param waits whether it would wait for the user
     * @param command that would run it then
     */
    public record Absence(PlannedJob job, boolean waits, String reason, Optional<String> command) {}

    /**
     * What would happen.
     *
     * @param turns in the order in which the jobs would start
     * @param absences in the order of the plan
     * @param total as far as times are known
     */
    public record Result(List<Turn> turns, List<Absence> absences, Duration total) {
        public Result {
            turns = List.copyOf(turns);
            absences = List.copyOf(absences);
        }

        /** How many jobs have no known time. */
        public long unknown() {
            return turns.stream().filter(turn -> turn.time().isEmpty()).count();
        }
    }

    /** @param expected how long a job will take, where that is known */
    public Rehearsal(PipelinePlan plan, RunOptions options, Function<PlannedJob, Optional<Duration>> expected) {
        this.plan = plan;
        this.options = options;
        this.expected = expected;
        this.scheduler = new Scheduler(plan, options);
        this.reasons = new Reasons(plan, options, scheduler::status, job -> false);
    }

    public Result result() {
        apply(scheduler.begin());
        dispatch();
        while (!moments.isEmpty()) {
            Moment next = moments.poll();
            now = next.at();
            if (next.end()) {
                running--;
                apply(scheduler.finished(
                        next.job(), Status.SUCCESS, next.job().allowFailure().always()));
            } else {
                apply(scheduler.start(next.job()));
            }
            dispatch();
        }
        addHeld();
        return new Result(turns, absences, now);
    }

    private void apply(List<Decision> decisions) {
        for (Decision decision : decisions) {
            PlannedJob job = decision.job();
            switch (decision.kind()) {
                case START -> ready.add(job);
                case DELAY -> moments.add(new Moment(now.plus(job.delay()), job, false));
                case SKIP -> absences.add(new Absence(job, false, reasons.skipped(job), Optional.empty()));
                case HOLD, RESET, CANCEL, STOP -> {
                    // What waits is told at the end; nothing is canceled where all pass.
                }
            }
        }
    }

    private void dispatch() {
        while (running < options.concurrency() && !ready.isEmpty()) {
            PlannedJob job = ready.poll();
            running++;
            apply(scheduler.running(job));
            Optional<Duration> time = expected.apply(job);
            turns.add(new Turn(job, now, time));
            moments.add(new Moment(now.plus(time.orElse(Duration.ZERO)), job, true));
        }
    }

    private void addHeld() {
        Set<PlannedJob> told = new HashSet<>();
        turns.forEach(turn -> told.add(turn.job()));
        absences.forEach(absence -> told.add(absence.job()));
        for (PlannedJob job : plan.jobs()) {
            if (!told.contains(job)) {
                absences.add(new Absence(job, true, reasons.held(job), reasons.command(job)));
            }
        }
    }
}
