package io.github.cimaven.mojo;

import io.github.cimaven.app.Choice;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/** Which part of the pipeline is meant where jobs or stages can be named, and need not be. */
final class Chosen {
    private Chosen() {}

    /** @param needs whether what the jobs need is meant too */
    static Choice of(List<String> jobs, boolean needs, List<String> stages) throws MojoFailureException {
        if (!jobs.isEmpty() && !stages.isEmpty()) {
            throw new MojoFailureException("Jobs or stages can be chosen, not both: leave out ci.job or ci.stage.");
        }
        if (!jobs.isEmpty()) {
            return needs ? Choice.jobsWithNeeds(jobs) : Choice.jobs(jobs);
        }
        return stages.isEmpty() ? Choice.everything() : Choice.stages(stages);
    }
}
