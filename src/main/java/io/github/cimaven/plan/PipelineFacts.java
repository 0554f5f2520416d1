package io.github.cimaven.plan;

import io.github.cimaven.config.source.Span;
import java.util.Optional;

/**
 * What identifies the pipeline, in the words of GitLab's REST API.
 *
 * @param id of the run; its first job has this id plus 1
 * @param source {@code push}, {@code schedule}, {@code web} …
 * @param ref branch or tag name
 * @param sha 40 digits; forty zeros where there is no commit
 * @param name the expanded {@code workflow:name}
 * @param rule the one of the workflow that decided that there is a pipeline, or none
 */
public record PipelineFacts(
        long id, String source, String ref, boolean tag, String sha, Optional<String> name, Optional<Span> rule) {}
