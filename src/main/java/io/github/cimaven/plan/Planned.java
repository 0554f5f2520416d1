package io.github.cimaven.plan;

import io.github.cimaven.config.source.Problem;
import java.util.List;

/**
 * What became of the planning.
 *
 * @param plan of all jobs that are in; also there when GitLab would not create the pipeline, for whoever asks why
 * @param problems what keeps GitLab from creating the pipeline; none when it would
 */
public record Planned(PipelinePlan plan, List<Problem> problems) {
    public Planned {
        problems = List.copyOf(problems);
    }
}
