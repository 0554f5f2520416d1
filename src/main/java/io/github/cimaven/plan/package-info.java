/**
 * Which jobs a pipeline has, and how they hang together.
 *
 * <p>In: a {@link io.github.cimaven.config.model.Pipeline}, facts of the checkout, the user's variables and choice. Out: an
 * immutable {@link io.github.cimaven.plan.PipelinePlan}, or the problems that keep GitLab from creating the pipeline. Starts
 * nothing, reads no clock.
 */
@NullMarked
package io.github.cimaven.plan;

import org.jspecify.annotations.NullMarked;
