/**
 * The files of a run: workspaces, artifacts on their way, caches, logs.
 *
 * <p>In: the checkout, globs. Out: one isolated folder per job, artifacts handed from job to job, and caches from run to run. Nothing
 * here writes into the user's checkout but what runs in place. Uses {@code run.process} to copy, {@code git} and {@code io}.
 */
@NullMarked
package io.github.cimaven.run.storage;

import org.jspecify.annotations.NullMarked;
