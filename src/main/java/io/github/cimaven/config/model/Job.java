package io.github.cimaven.config.model;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variables;
import java.util.Optional;

/**
 * One visible job of the configuration, or one of those that {@code parallel} made of it.
 *
 * @param variables of the job itself, those of its place in a matrix included; those of the pipeline are
 *     {@link Pipeline#variables()}
 * @param inherit which of the pipeline's variables it takes
 * @param parallel the jobs to be made of it; absent once they are made
 * @param instance absent unless it is one of several that {@code parallel} made
 * @param options every keyword, as GitLab holds it
 * @param span of the job's name in the file that defines it
 * @param trigger of a bridge, which has no script
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
        Inherit inherit,
        Optional<Parallel> parallel,
        Optional<Instance> instance,
        Optional<Trigger> trigger,
        Options options,
        Span span) {
    /** Whether it starts another pipeline instead of a script. */
    public boolean bridge() {
        return trigger.isPresent();
    }
}
