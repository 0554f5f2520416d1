package io.github.cimaven.mojo;

import io.github.cimaven.app.Choice;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pipeline, or some of it, again whenever a file changes that git does not ignore; Ctrl-C ends it. What runs at that moment
 * is ended where {@code interruptible} and {@code workflow:auto_cancel} allow it, else it is finished first. Deployments never run.
 *
 * @since 0.1.0
 */
@Mojo(name = "watch", requiresProject = false, threadSafe = true)
public class WatchMojo extends RunningMojo {
    /**
     * Runs only these jobs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.job")
    @Nullable
    private List<String> job;

    /**
     * Runs first what these jobs need.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.needs", defaultValue = "false")
    private boolean needs;

    /**
     * Runs only these stages.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.stage")
    @Nullable
    private List<String> stage;

    /**
     * Shows all that the jobs print, and the table of each round, not only a line for each round.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.jobOutput", defaultValue = "false")
    private boolean jobOutput;

    @Override
    List<String> playedByThisGoal() {
        return list(job);
    }

    @Override
    void work() throws Exception {
        if (confirmed()) {
            throw new MojoFailureException("ci:watch confirms no deployment: leave out -D" + Confirmation.PROPERTY
                    + "=true, and run deployments by ci:run or ci:deploy.");
        }
        requireBeginning("ci:watch");
        Choice choice = Chosen.of(list(job), needs, list(stage));
        if (dryRun) {
            run(choice);
        } else {
            watch(jobOutput).run(choice);
        }
    }
}
