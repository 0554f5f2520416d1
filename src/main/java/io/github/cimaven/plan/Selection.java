package io.github.cimaven.plan;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.When;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Narrows a plan to some of its jobs. What a job that stays needs outside of them counts as done: whoever asks for one stage
 * wants that stage, not what comes before.
 */
public final class Selection {
    private Selection() {}

    public static PipelinePlan stages(PipelinePlan plan, Collection<String> stages) {
        return only(plan, job -> stages.contains(job.stage()), UnaryOperator.identity());
    }

    /** Named jobs run even if they stand by for a failure only: naming them is the reason to run them. */
    public static PipelinePlan jobs(PipelinePlan plan, Collection<String> names) {
        return only(plan, job -> names.contains(job.name()), Selection::started);
    }

    /** Named jobs and all that they need, directly or not; a job without {@code needs} needs all earlier stages. */
    public static PipelinePlan jobsWithNeeds(PipelinePlan plan, Collection<String> names) {
        Set<String> chosen = new HashSet<>();
        Deque<PlannedJob> open = new ArrayDeque<>();
        names.forEach(name -> plan.job(name).ifPresent(open::add));
        while (!open.isEmpty()) {
            PlannedJob job = open.pop();
            if (chosen.add(job.name())) {
                open.addAll(upstream(plan, job));
            }
        }
        return only(plan, job -> chosen.contains(job.name()), job -> names.contains(job.name()) ? started(job) : job);
    }

    private static List<PlannedJob> upstream(PipelinePlan plan, PlannedJob job) {
        if (job.needs().isPresent()) {
            return job.needs().get().stream()
                    .map(Need::job)
                    .flatMap(name -> plan.job(name).stream())
                    .toList();
        }
        int stage = plan.stages().indexOf(job.stage());
        return plan.jobs().stream()
                .filter(other -> plan.stages().indexOf(other.stage()) < stage)
                .toList();
    }

    private static PlannedJob started(PlannedJob job) {
        return job.when() == When.ON_FAILURE ? job.startedAlways() : job;
    }

    private static PipelinePlan only(PipelinePlan plan, Predicate<PlannedJob> stays, UnaryOperator<PlannedJob> change) {
        List<PlannedJob> jobs = plan.jobs().stream().filter(stays).toList();
        Set<String> names = new HashSet<>();
        jobs.forEach(job -> names.add(job.name()));
        List<String> stages = plan.stages().stream()
                .filter(stage -> jobs.stream().anyMatch(job -> job.stage().equals(stage)))
                .toList();
        return new PipelinePlan(
                plan.facts(),
                stages,
                jobs.stream().map(job -> change.apply(job.needingOnly(names))).toList(),
                List.of(),
                plan.autoCancel(),
                plan.notices());
    }
}
