package io.github.cimaven.config.model;

import java.util.List;
import java.util.Map;

/**
 * An item of {@code needs} that takes the artifacts of a job of another pipeline, such as the parent of a child pipeline.
 *
 * @param pipeline its id, and
 * @param job its name, variables not yet expanded in both
 * @see <a href="https://docs.gitlab.com/ci/yaml/#needspipelinejob">needs:pipeline:job</a>
 */
public record PipelineNeed(String pipeline, String job) {
    /** Those of a job, without those that take no artifacts: they ask for nothing then. */
    public static List<PipelineNeed> of(Options options) {
        if (!(options.value("cross_dependencies") instanceof List<?> needs)) {
            return List.of();
        }
        return needs.stream()
                .filter(Map.class::isInstance)
                .map(need -> (Map<?, ?>) need)
                .filter(need -> need.containsKey("pipeline") && !Boolean.FALSE.equals(need.get("artifacts")))
                .map(need -> new PipelineNeed(String.valueOf(need.get("pipeline")), String.valueOf(need.get("job"))))
                .toList();
    }
}
