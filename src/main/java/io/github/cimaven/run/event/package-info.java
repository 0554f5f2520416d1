/**
 * What happens in a run, as values. Everything the user sees is a fold over these.
 *
 * <p>The law of the stream, asserted on recorded events in the tests:
 * <ol>
 *   <li>{@code PipelineStarted} comes first and {@code PipelineFinished} last, each once.
 *   <li>Every job of the plan has exactly one end: {@code JobSkipped}, {@code JobHeld} or {@code JobFinished}.
 *   <li>{@code JobFinished} follows a {@code JobStarted} of its last attempt; between two attempts stands a {@code
 *       JobRetried}. {@code JobPending} and {@code JobDelayed} come before the attempt they announce.
 *   <li>Nothing is said of a job after its end.
 *   <li>Events come one after another from one thread; their order is the order of the journal.
 *   <li>What happens in a pipeline that a bridge has started comes as the {@code Downstream} events of the bridge, all of them
 *       between its {@code JobStarted} and {@code PipelineFinished}, some of them maybe after the bridge's own end. The events in
 *       them are a stream of their own that follows this law; a bridge has one such stream at most.
 * </ol>
 *
 * <p>In: a {@link io.github.cimaven.plan.PipelinePlan}. Uses {@code plan} and {@code config.model} only.
 */
@NullMarked
package io.github.cimaven.run.event;

import org.jspecify.annotations.NullMarked;
