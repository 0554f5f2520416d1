package io.github.cimaven.config.model;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variables;
import java.util.Optional;

/**
 * One visible job of the configuration.
 *
 * @param variables of the job itself; those of the pipeline are {@link Pipeline#variables()}
 * @param span of the job's name in the file that defines it
 * @param bridge a {@code trigger} job, which has no script
 */
public record Job(
        String name,
        String stage,
        Script script,
        Start start,
        Upstream upstream,
        Optional<Artifacts> artifacts,
        Limits limits,
        Place place,
        Optional<Environment> environment,
        Variables variables,
        boolean bridge,
        Span span) {}
