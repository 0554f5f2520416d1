package io.github.cimaven.mojo;

import io.github.cimaven.app.Choice;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs named jobs: {@code mvn ci:job -Dci.job=unit,lint}. A manual job that is named counts as started; a deployment needs
 * {@code -Dci.confirm=true} all the same.
 *
 * @since 0.1.0
 */
@Mojo(name = "job", requiresProject = false, threadSafe = true)
public class JobMojo extends RunningMojo {
    /**
     * The jobs' names.
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

    @Override
    List<String> playedByThisGoal() {
        return list(job);
    }

    @Override
    void work() throws Exception {
        List<String> names = list(job);
        if (names.isEmpty()) {
            throw new MojoFailureException("ci:job needs to know which job: mvn ci:job -Dci.job=NAME[,NAME…]."
                    + " The jobs are shown by mvn ci:list.");
        }
        run(needs ? Choice.jobsWithNeeds(names) : Choice.jobs(names));
    }
}
