package io.github.cimaven.plan;

import io.github.cimaven.config.model.Artifacts;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which jobs' artifacts a job gets. Jobs of one stage that ask for nothing special share one list. */
final class ArtifactSources {
    private final Map<String, Job> included = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private String stage = "";
    private final List<String> earlier = new ArrayList<>();
    private final List<String> sameStage = new ArrayList<>();
    private List<String> shared = List.of();

    /** @param jobs of the pipeline, in its order */
    ArtifactSources(Collection<Job> jobs) {
        for (Job job : jobs) {
            positions.put(job.name(), positions.size());
            included.put(job.name(), job);
        }
    }

    /** To be asked for one job after the other, in the order of the pipeline. */
    List<String> of(Job job, Optional<List<Need>> needs) {
        if (!job.stage().equals(stage)) {
            earlier.addAll(sameStage);
            sameStage.clear();
            shared = List.copyOf(earlier);
            stage = job.stage();
        }
        if (job.artifacts().filter(Artifacts::handsOn).isPresent()) {
            sameStage.add(job.name());
        }
        Optional<List<String>> dependencies = job.upstream().dependencies();
        if (needs.isEmpty()) {
            return dependencies
                    .map(names -> inOrder(names.stream()
                            .filter(name -> !isInStage(name, job.stage()))
                            .toList()))
                    .orElse(shared);
        }
        List<String> needed = new ArrayList<>();
        for (Need need : needs.get()) {
            if (need.artifacts()) {
                needed.add(need.job());
            }
        }
        return inOrder(dependencies
                .map(names -> needed.stream().filter(names::contains).toList())
                .orElse(needed));
    }

    /** Without needs only earlier stages are over when a job starts; GitLab looks in no other. */
    private boolean isInStage(String name, String wanted) {
        Job job = included.get(name);
        return job != null && job.stage().equals(wanted);
    }

    /** In the order of the plan, whatever order the user wrote. */
    private List<String> inOrder(List<String> names) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : names) {
            if (included.containsKey(name)) {
                found.add(name);
            }
        }
        return found.size() < 2
                ? List.copyOf(found)
                : found.stream().sorted(Comparator.comparing(positions::get)).toList();
    }
}
