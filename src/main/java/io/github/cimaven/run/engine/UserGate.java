package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.When;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;

/**
 * Tells the scheduler which jobs wait for the user. A manual job that was played starts when its turn comes; a deployment that
 * was not confirmed waits, whatever its {@code when} says, and what comes after it waits with it: to go on as if it had been
 * deployed could do harm.
 */
final class UserGate {
    private UserGate() {}

    static PipelinePlan applied(PipelinePlan plan, RunOptions options) {
        return plan.withJobs(
                plan.jobs().stream().map(job -> applied(job, options)).toList());
    }

    private static PlannedJob applied(PlannedJob job, RunOptions options) {
        if (options.holds(job)) {
            return job.when() == When.MANUAL ? job : job.waiting(AllowFailure.NO);
        }
        return job.when() == When.MANUAL && options.plays(job) ? job.started() : job;
    }
}
