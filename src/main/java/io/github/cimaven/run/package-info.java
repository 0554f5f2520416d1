/**
 * From a {@link io.github.cimaven.plan.PipelinePlan} to events: the engine, the places where jobs run, their files and logs.
 *
 * <p>One thread decides, workers only run. Uses {@code plan} and what lies below it.
 */
@NullMarked
package io.github.cimaven.run;

import org.jspecify.annotations.NullMarked;
