package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Artifacts.Report;
import io.github.cimaven.config.variable.Dotenv;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job gets from jobs before it. Jobs that have made nothing are left out silently.
 *
 * @param sets in the order in which they are unpacked; only those with files that are handed on
 * @param reported variables of dotenv reports, the later ones win
 */
record Incoming(List<ArtifactSet> sets, Variables reported) {
    static Incoming of(PlannedJob job, ArtifactStore store) throws IOException {
        List<ArtifactSet> sets = new ArrayList<>();
        Variables reported = Variables.NONE;
        for (String name : job.artifactsFrom()) {
            Optional<ArtifactSet> set = store.of(name);
            if (set.isPresent()) {
                reported = reported.with(
                        Dotenv.read(set.get().report(Report.DOTENV)).variables());
                if (!set.get().entries().isEmpty()) {
                    sets.add(set.get());
                }
            }
        }
        return new Incoming(List.copyOf(sets), reported);
    }

    /** @param tries what went wrong before */
    void say(JobLog log, List<String> tries) {
        if (!sets.isEmpty()) {
            log.begin(Step.DOWNLOAD_ARTIFACTS.section());
            tries.forEach(log::say);
            sets.forEach(set -> log.say(
                    RunnerLines.notice("Downloading artifacts for " + set.job() + " (" + set.jobId() + ")...")));
        }
    }
}
