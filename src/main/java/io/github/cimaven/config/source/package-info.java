/**
 * Where things stand in the user's files, and what is wrong there.
 *
 * <p>In: file names and texts. Out: {@link io.github.cimaven.config.source.Span spans} and
 * {@link io.github.cimaven.config.source.Problem problems}, and their printed form with excerpt and caret. Uses nothing of
 * ours.
 */
@NullMarked
package io.github.cimaven.config.source;

import org.jspecify.annotations.NullMarked;
