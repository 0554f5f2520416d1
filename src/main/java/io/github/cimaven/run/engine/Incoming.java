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

/**
 * What a job gets from jobs before it. Jobs that have made nothing are left out silently.
 *
 * @param sets in the order in which they are unpacked; only those with files that are handed on
 * @param reported variables of dotenv reports, the later ones win
 */
record Incoming(List<ArtifactSet> sets, Variables reported) {
    /** @param others what the job takes from other pipelines */
    static Incoming of(PlannedJob job, ArtifactStore store, List<ArtifactSet> others) throws IOException {
        List<ArtifactSet> all = new ArrayList<>();
        for (String name : job.artifactsFrom()) {
            store.of(name).ifPresent(all::add);
        }
        all.addAll(others);
        Variables reported = Variables.NONE;
        for (ArtifactSet set : all) {
            reported = reported.with(Dotenv.read(set.report(Report.DOTENV)).variables());
        }
        return new Incoming(all.stream().filter(set -> !set.entries().isEmpty()).toList(), reported);
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
