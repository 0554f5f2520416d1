/**
 * Maven's door: one small class per goal, and the translation of parameters into {@link io.github.cimaven.app.Settings}.
 *
 * <p>In: what Maven injects. Out: calls of {@code app}, and Maven's exceptions. The only package that knows Maven.
 */
@NullMarked
package io.github.cimaven.mojo;

import org.jspecify.annotations.NullMarked;
