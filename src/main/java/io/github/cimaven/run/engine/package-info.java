/**
 * What runs when, and what one job goes through.
 *
 * <p>In: a {@link io.github.cimaven.plan.PipelinePlan}. Out: events. The {@link io.github.cimaven.run.engine.Scheduler} decides
 * and is pure; the {@link io.github.cimaven.run.engine.PipelineRunner} is the one loop, on one thread; a
 * {@link io.github.cimaven.run.engine.PipelineRun} is one of its pipelines, the user's own or one that a bridge has started; the {@link
 * io.github.cimaven.run.engine.JobRunner} works through one attempt of one job, on a worker's thread.
 */
@NullMarked
package io.github.cimaven.run.engine;

import org.jspecify.annotations.NullMarked;
