/**
 * Makes of every job with {@code parallel} the jobs that it stands for, and has whoever named it name them.
 *
 * <p>In: a {@link io.github.cimaven.config.model.Pipeline} as it was written. Out: the same pipeline with all its jobs. Pure; uses
 * the model only.
 */
@NullMarked
package io.github.cimaven.config.parallel;

import org.jspecify.annotations.NullMarked;
