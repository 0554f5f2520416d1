package io.github.cimaven.plan;

import io.github.cimaven.config.source.Span;
import java.util.Optional;

/**
 * A job of the configuration that does not run.
 *
 * @param reason for a person, such as {@code no rule matched}
 * @param rule what decided that the job is not in the pipeline, where one place did; where no rule matched, the first one
 */
public record LeftOutJob(String name, String stage, String reason, Optional<Span> rule) {}
