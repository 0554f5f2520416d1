package io.github.cimaven.config.model;

import java.util.List;
import java.util.Optional;

/**
 * What a job waits for and whose artifacts it gets.
 *
 * @param needs absent: the job waits for all earlier stages; empty: it waits for nothing
 * @param dependencies absent: artifacts of all needed or earlier jobs; empty: of none
 * @param namesJobs whether {@code needs} names jobs of the pipeline, even where its matrix leaves none of them
 */
public record Upstream(Optional<List<Need>> needs, Optional<List<String>> dependencies, boolean namesJobs) {
    public Upstream(Optional<List<Need>> needs, Optional<List<String>> dependencies) {
        this(needs, dependencies, needs.isPresent() && !needs.get().isEmpty());
    }

    public Upstream {
        needs = needs.map(List::copyOf);
        dependencies = dependencies.map(List::copyOf);
    }
}
