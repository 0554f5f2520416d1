package io.github.cimaven.run.journal;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.engine.Past;
import io.github.cimaven.run.event.JobProducts;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.journal.LastRun.PartState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What of the last run still holds for the plan of now. A job that has ended is not run again if it would be the same job: its
 * definition, the files it ran on, and the jobs that it depends on are what they were, and its artifacts are there.
 */
public final class Resumption {
    private final LastRun last;
    private final PartState state;
    private final PipelinePlan plan;
    private final Wish wish;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final Map<String, String> dropped = new LinkedHashMap<>();
    /** Bridges that were waiting for their pipelines when the run died. */
    private final Set<String> waiting = new HashSet<>();

    /** A job that has ended, or has used up attempts. */
    private record Kept(PlannedJob job, JobHistory history, List<JobHistory.Try> tries, boolean ended) {}

    /**
     * What the user wants, and what is there.
     *
     * @param retryFailed whether what has failed is tried again
     * @param sources what the files that jobs get are known by now
     * @param changes how the files have changed, for a person
     * @param artifacts what was kept of earlier jobs
     * @param log where the log of a job's last attempt is kept
     */
    public record Wish(
            boolean retryFailed,
            Entries.Sources sources,
            String changes,
            KeptArtifacts artifacts,
            Function<String, Path> log) {}

    /** Looks for what jobs have left. */
    @FunctionalInterface
    public interface KeptArtifacts {
        /** Whether all that an attempt has left is there as it left it. */
        boolean holds(PlannedJob job, long id, JobProducts products) throws IOException;
    }

    /** @param part of the plan; one that the last run has begun */
    public Resumption(LastRun last, Part part, PipelinePlan plan, Wish wish) throws IOException {
        this.last = last;
        this.state = last.state(part).orElseThrow();
        this.plan = plan;
        this.wish = wish;
        for (PlannedJob job : plan.jobs()) {
            Optional<JobHistory> history = last.job(job.name());
            if (history.isPresent()) {
                look(job, history.get());
            }
        }
        new Dependants(plan, this::isKnown).after(dropped, this::drop);
    }

    private boolean isKnown(PlannedJob job) {
        return kept.containsKey(job.name()) || waiting.contains(job.name());
    }

    private void drop(PlannedJob job, PlannedJob cause) {
        kept.remove(job.name());
        waiting.remove(job.name());
        dropped.put(job.name(), "it depends on '" + cause.name() + "'");
    }

    private void look(PlannedJob job, JobHistory history) throws IOException {
        List<JobHistory.Try> tries = history.tries(state.isComplete() && !wish.retryFailed());
        if (tries.isEmpty()) {
            if (history.isMade()) {
                lookAtBridge(job, history);
            }
            return;
        }
        Optional<String> change = change(job, history, tries);
        if (change.isPresent()) {
            dropped.put(job.name(), change.get());
        } else {
            kept.put(job.name(), new Kept(job, history, tries, hasEnded(tries)));
        }
    }

    /** It begins once more, and its pipeline goes on, if that would be the same. */
    private void lookAtBridge(PlannedJob bridge, JobHistory history) {
        List<String> parts = JobDefinition.differences(history.definition(), JobDefinition.of(bridge));
        if (parts.isEmpty()) {
            waiting.add(bridge.name());
        } else {
            dropped.put(bridge.name(), changed(parts));
        }
    }

    private static String changed(List<String> parts) {
        return "its definition has changed: " + String.join(", ", parts);
    }

    private boolean hasEnded(List<JobHistory.Try> tries) {
        return tries.get(tries.size() - 1)
                .finished()
                .filter(end -> !wish.retryFailed() || end.outcome().status() == Status.SUCCESS)
                .isPresent();
    }

    private Optional<String> change(PlannedJob job, JobHistory history, List<JobHistory.Try> tries) throws IOException {
        List<String> parts = JobDefinition.differences(history.definition(), JobDefinition.of(job));
        if (!parts.isEmpty()) {
            return Optional.of(changed(parts));
        }
        JobHistory.Try latest = tries.get(tries.size() - 1);
        // A bridge may have passed before any job has got files; what it has started knows of its own.
        boolean unknown = job.job().bridge() && latest.sources().isEmpty();
        if (!unknown && !latest.sources().equals(wish.sources().of(job))) {
            return Optional.of(job.variables().hidden("the checkout has changed" + wish.changes()));
        }
        Optional<Entry.Finished> finished = latest.finished();
        boolean gone = finished.isPresent()
                && !wish.artifacts()
                        .holds(job, latest.started().id(), finished.get().products());
        return gone ? Optional.of("artifacts are no longer there") : Optional.empty();
    }

    /** Names of jobs whose work counts no more, with the reason. */
    public Map<String, String> dropped() {
        return new LinkedHashMap<>(dropped);
    }

    /** Names of the jobs that have ended and stay as they are. */
    public List<String> kept() {
        return kept.values().stream()
                .filter(Kept::ended)
                .map(one -> one.job().name())
                .toList();
    }

    /** Where the run goes on. */
    public Past past() {
        Replay tried = new Replay(wish.log());
        Replay ended = new Replay(wish.log());
        Map<String, Instant> delays = new HashMap<>();
        for (Kept one : kept.values()) {
            (one.ended() ? ended : tried).add(one.job(), one.history().pendingAt(), one.tries(), one.ended());
        }
        for (PlannedJob job : plan.jobs()) {
            if (!dropped.containsKey(job.name())) {
                last.job(job.name()).flatMap(JobHistory::until).ifPresent(until -> delays.put(job.name(), until));
            }
        }
        Set<String> made = new HashSet<>(last.bridges());
        made.removeAll(dropped.keySet());
        return new Past(Optional.of(state.at()), tried.events(), ended.events(), delays, made, state.isComplete());
    }
}
