/**
 * The {@code spec:} header of a file, the inputs given for it, and {@code $[[ … ]]} in its content.
 *
 * <p>In: a file's two documents as trees, the given inputs, the facts of a component. Out: the content with values in the place of
 * the blocks, or {@link io.github.cimaven.config.source.Problem problems}. Uses {@code config.yaml}, {@code config.expression} and
 * {@code config.variable}.
 *
 * @see <a href="https://docs.gitlab.com/ci/inputs/">CI/CD inputs</a>
 */
@NullMarked
package io.github.cimaven.config.input;

import org.jspecify.annotations.NullMarked;
