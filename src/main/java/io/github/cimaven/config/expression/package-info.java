/**
 * The expression language of {@code rules:if}.
 *
 * <p>In: the text of an expression. Out: an {@link io.github.cimaven.config.expression.Expression} that answers for a set of
 * variables. Uses {@code config.variable}; patterns run on RE2/J.
 */
@NullMarked
package io.github.cimaven.config.expression;

import org.jspecify.annotations.NullMarked;
