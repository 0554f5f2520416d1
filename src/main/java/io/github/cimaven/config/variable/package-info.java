/**
 * CI/CD variables: their attributes, their levels, and the expansion of {@code $NAME} in text.
 *
 * <p>In: names and values. Out: {@link io.github.cimaven.config.variable.Variables} in order of precedence. Uses nothing of
 * ours.
 */
@NullMarked
package io.github.cimaven.config.variable;

import org.jspecify.annotations.NullMarked;
