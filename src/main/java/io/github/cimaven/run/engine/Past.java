package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.PipelineEvent.JobEvent;
import io.github.cimaven.run.event.PipelineEvent.JobFinished;
import io.github.cimaven.run.event.PipelineEvent.JobRetried;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an earlier run of the same plan has done, where this one takes it up. A job that has ended stays as it is; one that was tried
 * goes on with the next attempt, with fewer retries left.
 *
 * @param startedAt when the earlier run began
 * @param tried events of the attempts of jobs that have not ended, in their order
 * @param ended events of the jobs that have ended, in their order
 * @param delays until when delayed jobs wait that were waiting already
 */
public record Past(
        Optional<Instant> startedAt, List<JobEvent> tried, List<JobEvent> ended, Map<String, Instant> delays) {
    /** Nothing was done before. */
    public static final Past NONE = new Past(Optional.empty(), List.of(), List.of(), Map.of());

    public Past {
        tried = List.copyOf(tried);
        ended = List.copyOf(ended);
        delays = Map.copyOf(delays);
    }

    /** The names of the jobs that have ended. */
    Set<String> kept() {
        Set<String> names = new HashSet<>();
        for (JobEvent event : ended) {
            if (event instanceof JobFinished) {
                names.add(event.job().name());
            }
        }
        return names;
    }

    /** Bridges that have ended, and whose pipelines were made: where they were stopped, nobody knows whether they were. */
    public List<PlannedJob> bridges() {
        return ended.stream()
                .filter(event -> event instanceof JobFinished finished && hasPipeline(finished, false))
                .map(JobEvent::job)
                .toList();
    }

    /** @param orMay whether that it may have one is enough */
    static boolean hasPipeline(JobFinished bridge, boolean orMay) {
        return bridge.job().job().bridge()
                && switch (bridge.outcome().status()) {
                    case SUCCESS -> true;
                    case CANCELED -> orMay;
                    // Any other reason is one for which there is none.
                    default -> bridge.outcome().reason().equals(Optional.of(FailureReason.UNKNOWN_FAILURE));
                };
    }

    /** How many attempts were made, by name. */
    Map<String, Integer> attempts() {
        Map<String, Integer> attempts = new HashMap<>();
        tried.stream()
                .filter(JobRetried.class::isInstance)
                .forEach(event -> attempts.merge(event.job().name(), 1, Integer::sum));
        return attempts;
    }

    /** Nobody has to start again what has ended, nor to confirm it. */
    UserGate gate(UserGate user) {
        Set<String> kept = kept();
        return new UserGate() {
            @Override
            public boolean holds(PlannedJob job) {
                return !kept.contains(job.name()) && user.holds(job);
            }

            @Override
            public boolean plays(PlannedJob job) {
                return kept.contains(job.name()) || user.plays(job);
            }
        };
    }
}
