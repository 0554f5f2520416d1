/**
 * The files of a run: workspaces, artifacts on their way, logs.
 *
 * <p>In: the checkout, globs. Out: one isolated folder per job, and artifacts handed from job to job. Nothing here writes into
 * the user's checkout. Uses {@code git} and {@code io}.
 */
@NullMarked
package io.github.cimaven.run.storage;

import org.jspecify.annotations.NullMarked;
