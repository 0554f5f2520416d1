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
    /** Code of the problem that the workflow wants no pipeline. */
    static final String FILTERED = "workflow-filtered";
    /** Code of the problem that no job is in the pipeline. */
    static final String EMPTY = "empty-pipeline";

    public Planned {
        problems = List.copyOf(problems);
    }

    /** Whether the workflow wants no pipeline, so that GitLab does not look at the jobs at all. */
    public boolean isFiltered() {
        return problems.stream().map(Problem::code).anyMatch(FILTERED::equals);
    }

    /** Whether GitLab would create no pipeline for want of anything in it, which is an answer and no fault. */
    public boolean isEmpty() {
        return !problems.isEmpty()
                && problems.stream().map(Problem::code).allMatch(code -> code.equals(FILTERED) || code.equals(EMPTY));
    }
}
