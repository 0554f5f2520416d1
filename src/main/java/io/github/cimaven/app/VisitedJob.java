package io.github.cimaven.app;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Limits;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.Retry;
import io.github.cimaven.config.model.Script;
import io.github.cimaven.plan.PlannedJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A job whose place is made for somebody to look around in: it does nothing there but wait, and leaves nothing. */
final class VisitedJob {
    /** What stands in its log before the first visitor comes. */
    static final String WAITS = "somebody looks around";

    private static final Duration LONG = Duration.ofDays(30);
    private static final String NOTHING = "";

    private VisitedJob() {}

    static PlannedJob of(PlannedJob planned) {
        Job job = planned.job();
        Options options = job.options()
                .with("hooks", NOTHING)
                .with("release", NOTHING)
                .with("coverage", NOTHING)
                .with("execution_config", NOTHING);
        return planned.with(
                new Job(
                        job.name(),
                        job.stage(),
                        new Script(List.of(), List.of(": '" + WAITS + "'; while :; do sleep 1; done"), List.of()),
                        job.start(),
                        job.upstream(),
                        Optional.empty(),
                        new Limits(Retry.NONE, Optional.of(LONG)),
                        job.place(),
                        Optional.empty(),
                        job.variables(),
                        job.inherit(),
                        job.parallel(),
                        job.instance(),
                        job.trigger(),
                        options,
                        job.span()),
                planned.options());
    }
}
