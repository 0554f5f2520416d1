package io.github.cimaven.mojo;

import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Visitor;
import io.github.cimaven.run.process.ForegroundProcess;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Opens a shell in the place that a job runs in: {@code mvn ci:shell -Dci.job=unit}. It has the job's files, the artifacts of its needs
 * from the last run, its caches, its variables, and in a container its image and its services. Nothing of the job is run, and nothing
 * that is done there stays.
 *
 * @since 0.1.0
 */
@Mojo(name = "shell", requiresProject = false, aggregator = true, threadSafe = true)
public class ShellMojo extends PipelineMojo {
    /**
     * The job's name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.job")
    @Nullable
    private List<String> job;

    @Override
    void work() throws Exception {
        // A name may hold commas, at which Maven has cut it.
        String name = String.join(",", list(job));
        if (name.isEmpty()) {
            throw new MojoFailureException("ci:shell needs to know which job: mvn ci:shell -Dci.job=NAME."
                    + " The jobs are shown by mvn ci:list.");
        }
        pipeline().visit(name, (way, end) -> enter(name, way, end));
    }

    private void enter(String name, Visitor.Way way, Cancellation end) throws IOException, InterruptedException {
        console()
                .line("You are where '" + name
                        + "' would run; nothing of it has run. 'exit' leaves, and all is removed.");
        int exitCode = ForegroundProcess.run(way.command(), way.directory(), way.environment(), end);
        console().line("The shell of '" + name + "' has ended with exit code " + exitCode + ".");
    }
}
