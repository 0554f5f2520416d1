package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.PipelineNeed;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.storage.ArtifactSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job takes from other pipelines of the run: {@code needs:pipeline:job}. It does not wait for them.
 *
 * @param sets in the order of the needs
 * @param missing how the job ends where what it needs is not there
 */
record FamilyNeeds(List<ArtifactSet> sets, Optional<JobOutcome> missing) {
    FamilyNeeds {
        sets = List.copyOf(sets);
    }

    /** @param own id of the job's own pipeline, which is no other */
    static FamilyNeeds of(PlannedJob job, long own, PipelineFamily family) throws IOException {
        List<ArtifactSet> sets = new ArrayList<>();
        for (PipelineNeed need : PipelineNeed.of(job.job().options())) {
            long pipeline = number(Expansion.known(need.pipeline(), job.variables()));
            String name = Expansion.known(need.job(), job.variables());
            if (pipeline != own) {
                Optional<PipelineFamily.Passed> passed = family.job(pipeline, name);
                if (passed.isEmpty()) {
                    return new FamilyNeeds(List.of(), Optional.of(missing(need, name)));
                }
                passed.get().artifacts().ifPresent(sets::add);
            }
        }
        return new FamilyNeeds(sets, Optional.empty());
    }

    private static JobOutcome missing(PipelineNeed need, String name) {
        return JobOutcome.failure(
                FailureReason.MISSING_DEPENDENCY_FAILURE,
                "needs '" + name + "' of the pipeline " + need.pipeline()
                        + ", where no job of this name has passed by now");
    }

    /** As Ruby makes a text a number: by the digits it begins with. */
    private static long number(String text) {
        String digits = text.strip().replaceFirst("(?s)\\D.*", "");
        return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
    }
}
