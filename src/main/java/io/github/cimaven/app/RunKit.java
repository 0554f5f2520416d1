package io.github.cimaven.app;

import io.github.cimaven.config.include.IncludeOrigins;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.run.engine.Deadlines;
import io.github.cimaven.run.engine.JobRunner;
import io.github.cimaven.run.engine.RunnablePipeline;
import io.github.cimaven.run.executor.Executors;
import io.github.cimaven.run.storage.CacheStore;
import io.github.cimaven.run.storage.Workspaces;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What all pipelines of a run share.
 *
 * @param journals of the pipelines that bridges start
 * @param origins of files that the configuration of a further pipeline includes
 */
record RunKit(
        Settings settings,
        Ambient ambient,
        Executors executors,
        Workspaces workspaces,
        CacheStore caches,
        Deadlines deadlines,
        String token,
        RunningFamily family,
        ChildJournals journals,
        Supplier<IncludeOrigins> origins) {
    /** Makes a pipeline ready to run. */
    RunnablePipeline ready(PipelinePlan plan, MadePipeline made, Instant createdAt) {
        family.add(plan.facts().id(), made.artifacts());
        JobRunner jobs = new JobRunner(
                executors,
                new JobRunner.Files(workspaces, made.artifacts(), caches, made.folder(), family),
                made.logs(),
                deadlines,
                settings.execution().timeout(),
                plan.facts().id(),
                createdAt,
                token);
        return new RunnablePipeline(plan, made.options(), jobs, made.folder()::log, new ChildPipelines(this, made));
    }
}
