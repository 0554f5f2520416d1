package io.github.cimaven.mojo;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows the jobs that would run, and why the others would not; with {@code -Dci.job=NAME} the whole story of one job. Starts
 * nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "list", requiresProject = false, threadSafe = true)
public class ListMojo extends PipelineMojo {
    /**
     * Tells everything about these jobs: the file and line of each key, the rule that decided and what it saw, what the job waits
     * for, and where its artifacts and variables come from. Jobs that are left out and templates can be named too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.job")
    @Nullable
    private List<String> job;

    /**
     * {@code text}, {@code json} or {@code csv}; of single jobs {@code text} or {@code json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.format", defaultValue = "text")
    private String format = "text";

    /**
     * Writes the list there instead of on the console.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.outputFile")
    @Nullable
    private File outputFile;

    @Override
    void work() throws Exception {
        // With mvn -q nothing but the list is wanted, and that is wanted.
        ResultWriter writer = format.equals("text") && getLog().isInfoEnabled()
                ? ResultWriter.of(outputFile, console())
                : ResultWriter.raw(outputFile);
        List<String> jobs = list(job);
        if (jobs.isEmpty()) {
            pipeline().list(format, writer);
        } else {
            pipeline().explain(format, jobs, writer);
        }
    }

    @Override
    boolean touchesRuns() {
        return false;
    }
}
