/**
 * Processes of jobs, each the head of a group that ends as a whole.
 *
 * <p>In: a {@link io.github.cimaven.run.process.Command} and where its output goes. Out: an {@link
 * io.github.cimaven.run.process.ExitStatus}. Nothing started here outlives its step, nor the death of this JVM; where there is no
 * {@code /proc} (macOS) that holds for what stays in its process group. The only package that starts processes of jobs. Uses
 * {@code run.executor} for the wish to stop, and {@code io}.
 */
@NullMarked
package io.github.cimaven.run.process;

import org.jspecify.annotations.NullMarked;
