/**
 * {@code pipeline.json}, for other programs.
 *
 * <p>In: a {@link io.github.cimaven.run.event.PipelineSnapshot}. Out: JSON with the field names of GitLab's REST API.
 */
@NullMarked
package io.github.cimaven.report.json;

import org.jspecify.annotations.NullMarked;
