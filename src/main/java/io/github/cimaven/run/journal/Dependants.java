package io.github.cimaven.run.journal;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Finds the jobs that depend on others: by their needs, else by the order of the stages. */
final class Dependants {
    private final PipelinePlan plan;
    private final Predicate<PlannedJob> asked;
    private final Map<String, PlannedJob> byName = new HashMap<>();
    private final Map<String, Integer> stages = new HashMap<>();

    /** @param asked which jobs are looked at; may change while they are */
    Dependants(PipelinePlan plan, Predicate<PlannedJob> asked) {
        this.plan = plan;
        this.asked = asked;
        plan.jobs().forEach(job -> byName.put(job.name(), job));
        plan.stages().forEach(stage -> stages.put(stage, stages.size()));
    }

    /**
     * Tells of each job that depends on one of the causes, directly or not.
     *
     * @param causes by name; grows by those that are told of
     * @param found takes the job and one that it depends on
     */
    void after(Map<String, ?> causes, BiConsumer<PlannedJob, PlannedJob> found) {
        int before = -1;
        while (causes.size() > before) {
            before = causes.size();
            Optional<PlannedJob> first = first(causes.keySet());
            for (PlannedJob job : plan.jobs()) {
                if (asked.test(job)) {
                    cause(job, causes.keySet(), first).ifPresent(cause -> found.accept(job, cause));
                }
            }
        }
    }

    /** Jobs of a plan come by stage: all that is in a later stage than the first one depends on it. */
    private Optional<PlannedJob> first(Set<String> causes) {
        return plan.jobs().stream().filter(job -> causes.contains(job.name())).findFirst();
    }

    private Optional<PlannedJob> cause(PlannedJob job, Set<String> causes, Optional<PlannedJob> first) {
        if (job.needs().isPresent()) {
            return job.needs().get().stream()
                    .map(Need::job)
                    .filter(causes::contains)
                    .findFirst()
                    .map(byName::get);
        }
        return first.filter(cause -> stage(cause) < stage(job));
    }

    private int stage(PlannedJob job) {
        return stages.getOrDefault(job.stage(), 0);
    }
}
