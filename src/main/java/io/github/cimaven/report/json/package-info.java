/**
 * What other programs read: {@code pipeline.json}, and the JSON of {@code ci:lint}, {@code ci:list} and {@code ci:show}.
 *
 * <p>In: a {@link io.github.cimaven.run.event.PipelineSnapshot}, a plan, or a configuration with its problems. Out: JSON with the
 * field names of GitLab's APIs where these have them.
 */
@NullMarked
package io.github.cimaven.report.json;

import org.jspecify.annotations.NullMarked;
