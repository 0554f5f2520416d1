package io.github.cimaven.plan;

/**
 * A job of the configuration that is not part of this pipeline.
 *
 * @param reason for a person, such as {@code no rule matched}
 */
public record LeftOutJob(String name, String stage, String reason) {}
