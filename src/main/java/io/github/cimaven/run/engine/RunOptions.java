package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
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
 */
public record RunOptions(
        int concurrency,
        boolean failFast,
        Set<String> played,
        boolean allPlayed,
        boolean confirmed,
        long attemptsBefore,
        boolean wholeStages,
        CommandLine commands)
        implements UserGate {
    public RunOptions {
        played = Set.copyOf(played);
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
