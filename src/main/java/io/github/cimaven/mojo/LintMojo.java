package io.github.cimaven.mojo;

import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the configuration and shows every problem at once, each with file, line, column, excerpt and a hint.
 *
 * @since 0.1.0
 */
@Mojo(name = "lint", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public class LintMojo extends PipelineMojo {
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
        pipeline().lint(Optional.ofNullable(outputFile).map(ResultWriter::raw));
    }

    @Override
    boolean touchesRuns() {
        return false;
    }
}
