package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The artifacts that a job gets, in the order in which they are unpacked. Jobs that have made none are left out silently. */
record Incoming(List<ArtifactSet> sets) {
    static Incoming of(PlannedJob job, ArtifactStore store) throws IOException {
        List<ArtifactSet> sets = new ArrayList<>();
        for (String name : job.artifactsFrom()) {
            Optional<ArtifactSet> set = store.of(name);
            set.ifPresent(sets::add);
        }
        return new Incoming(List.copyOf(sets));
    }

    void say(JobLog log) {
        if (!sets.isEmpty()) {
            log.say(RunnerLines.title("Downloading artifacts"));
            sets.forEach(set -> log.say("Downloading artifacts for " + set.job() + " (" + set.jobId() + ")..."));
        }
    }
}
