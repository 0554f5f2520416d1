package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
import java.util.Optional;
import java.util.Set;

/**
 * How a plan is run.
 *
 * @param concurrency jobs at once
 * @param failFast cancel everything when a job fails that must not
 * @param played names of manual jobs that count as started
 * @param allPlayed every manual job counts as started
 * @param confirmed whether deployments may run
 * @param attemptsBefore how many attempts earlier goals of this pipeline have made
 * @param wholeStages whether each stage of the plan has all its jobs, not only chosen ones
 * @param commands by which the user goes on
 * @param way to a pipeline that a bridge has started; absent for the user's own
 */
public record RunOptions(
        int concurrency,
        boolean failFast,
        Set<String> played,
        boolean allPlayed,
        boolean confirmed,
        long attemptsBefore,
        boolean wholeStages,
        CommandLine commands,
        Optional<Way> way)
        implements UserGate {
    public RunOptions {
        played = Set.copyOf(played);
    }

    /** For the user's own pipeline. */
    public RunOptions(
            int concurrency,
            boolean failFast,
            Set<String> played,
            boolean allPlayed,
            boolean confirmed,
            long attemptsBefore,
            boolean wholeStages,
            CommandLine commands) {
        this(
                concurrency,
                failFast,
                played,
                allPlayed,
                confirmed,
                attemptsBefore,
                wholeStages,
                commands,
                Optional.empty());
    }

    /** The same for the pipeline that a bridge starts. */
    public RunOptions below(PlannedJob bridge, Set<String> playedThere, boolean allPlayedThere) {
        return new RunOptions(
                concurrency,
                failFast,
                playedThere,
                allPlayedThere,
                confirmed,
                attemptsBefore,
                true,
                commands,
                Optional.of(Way.through(way, bridge)));
    }

    @Override
    public boolean plays(PlannedJob job) {
        return allPlayed || played.contains(job.name());
    }

    @Override
    public boolean holds(PlannedJob job) {
        return job.deployment() && !confirmed;
    }
}
