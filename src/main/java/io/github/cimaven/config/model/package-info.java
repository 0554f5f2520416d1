/**
 * The configuration as immutable records in GitLab's words, after include, extends and defaults were resolved.
 *
 * <p>In: what {@code config.keyword} read. Out: {@link io.github.cimaven.config.model.Pipeline}. Uses spans, variables and
 * expressions; knows neither YAML nor git.
 */
@NullMarked
package io.github.cimaven.config.model;

import org.jspecify.annotations.NullMarked;
