package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
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
 * @param made names of the bridges whose pipelines were made
 * @param complete whether the earlier run came to its end, and nobody has stopped it
 */
public record Past(
        Optional<Instant> startedAt,
        List<JobEvent> tried,
        List<JobEvent> ended,
        Map<String, Instant> delays,
        Set<String> made,
        boolean complete) {
    /** Nothing was done before. */
    public static final Past NONE = new Past(Optional.empty(), List.of(), List.of(), Map.of(), Set.of(), false);

    public Past {
        tried = List.copyOf(tried);
        ended = List.copyOf(ended);
        delays = Map.copyOf(delays);
        made = Set.copyOf(made);
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
