package io.github.cimaven.mojo;

import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the configuration and shows every problem at once, each with file, line, column, excerpt and a hint. An error in it
 * fails the build. What only keeps GitLab from creating a pipeline for the event asked for ({@code ci.source}, {@code ci.branch},
 * {@code ci.tag}) is shown apart, as a warning: the configuration is valid all the same.
 *
 * @since 0.1.0
 */
@Mojo(name = "lint", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public class LintMojo extends PipelineMojo {
    /**
     * {@code text}, {@code json} (the fields of GitLab's CI Lint API, and all problems with their places) or {@code sarif}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.format", defaultValue = "text")
    private String format = "text";

    /**
     * Writes the problems there instead of on the console.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.outputFile")
    @Nullable
    private File outputFile;

    @Override
    void work() throws Exception {
        boolean toConsole = outputFile == null && format.equals("text");
        pipeline().lint(format, toConsole ? Optional.empty() : Optional.of(ResultWriter.raw(outputFile)));
    }

    @Override
    boolean touchesRuns() {
        return false;
    }
}
