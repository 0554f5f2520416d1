/**
 * Where the keys of a job come from, for whoever asks: file and line, and the way through {@code include}, {@code extends},
 * {@code default} and {@code !reference}.
 *
 * <p>In: the configuration after {@code extends} and {@code !reference}. Out: {@link io.github.cimaven.config.origin.KeyOrigin}s.
 * Uses {@code config.yaml}, {@code config.keyword}, {@code config.source}.
 */
@NullMarked
package io.github.cimaven.config.origin;

import org.jspecify.annotations.NullMarked;
