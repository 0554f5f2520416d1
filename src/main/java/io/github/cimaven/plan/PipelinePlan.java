package io.github.cimaven.plan;

import io.github.cimaven.config.model.AutoCancel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pipeline as it is going to run.
 *
 * @param stages those that have a planned job, in order
 * @param jobs by stage, within a stage in the order of the configuration
 * @param autoCancel what ends it early
 * @param notices what the user should know before it starts, one line each
 */
public record PipelinePlan(
        PipelineFacts facts,
        List<String> stages,
        List<PlannedJob> jobs,
        List<LeftOutJob> leftOut,
        AutoCancel autoCancel,
        List<String> notices) {
    public PipelinePlan {
        stages = List.copyOf(stages);
        jobs = List.copyOf(jobs);
        leftOut = List.copyOf(leftOut);
        notices = List.copyOf(notices);
    }

    public Optional<PlannedJob> job(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }

    /** The same plan with changed jobs, in the same order. */
    public PipelinePlan withJobs(List<PlannedJob> changed) {
        return new PipelinePlan(facts, stages, changed, leftOut, autoCancel, notices);
    }

    /** The same plan with one more notice. */
    public PipelinePlan noticing(String notice) {
        List<String> all = new ArrayList<>(notices);
        all.add(notice);
        return new PipelinePlan(facts, stages, jobs, leftOut, autoCancel, all);
    }
}
