package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PipelinePlan;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A pipeline, and all that is needed to run it.
 *
 * @param logs where the log of a job's last attempt is kept
 * @param downstreams for the bridges in the plan
 * @param past what was done before
 */
public record RunnablePipeline(
        PipelinePlan plan,
        RunOptions options,
        AttemptRunner attempts,
        Function<String, Path> logs,
        Downstreams downstreams,
        Past past) {
    /** One that begins with nothing. */
    public RunnablePipeline(
            PipelinePlan plan,
            RunOptions options,
            AttemptRunner attempts,
            Function<String, Path> logs,
            Downstreams downstreams) {
        this(plan, options, attempts, logs, downstreams, Past.NONE);
    }

    /** The same where an earlier run has done a part of it. */
    public RunnablePipeline after(Past done) {
        return new RunnablePipeline(plan, options, attempts, logs, downstreams, done);
    }
}
