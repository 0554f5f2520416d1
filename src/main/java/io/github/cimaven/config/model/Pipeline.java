package io.github.cimaven.config.model;

import io.github.cimaven.config.variable.Variables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole configuration, valid in itself.
 *
 * @param stages in order, {@code .pre} first and {@code .post} last; one that is listed twice counts where it is first
 * @param jobs by name, in the order of the file, hidden ones left out
 * @param variables of the root level
 * @param notActedUpon keywords of GitLab that stand in the configuration and have no effect here yet, such as
 *     {@code cache} or {@code artifacts:reports}, sorted, without repetitions
 */
public record Pipeline(
        List<String> stages, Map<String, Job> jobs, Variables variables, Workflow workflow, List<String> notActedUpon) {
    public Pipeline {
        stages = List.copyOf(stages);
        jobs = Collections.unmodifiableMap(new LinkedHashMap<>(jobs));
        notActedUpon = List.copyOf(notActedUpon);
    }

    /** The jobs by the order of their stages, within a stage in the order of the file. */
    public List<Job> jobsByStage() {
        Map<String, List<Job>> byStage = new LinkedHashMap<>();
        stages.forEach(stage -> byStage.put(stage, new ArrayList<>()));
        for (Job job : jobs.values()) {
            List<Job> others = byStage.get(job.stage());
            if (others != null) {
                others.add(job);
            }
        }
        return byStage.values().stream().flatMap(List::stream).toList();
    }
}
