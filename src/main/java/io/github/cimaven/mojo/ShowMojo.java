package io.github.cimaven.mojo;

import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows the expanded configuration as YAML, after include, extends, {@code !reference} and default.
 *
 * @since 0.1.0
 */
@Mojo(name = "show", requiresProject = false, threadSafe = true)
public class ShowMojo extends PipelineMojo {
    /**
     * Writes the YAML there instead of on the console.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.outputFile")
    @Nullable
    private File outputFile;

    @Override
    void work() throws Exception {
        pipeline().show(ResultWriter.raw(outputFile));
    }

    @Override
    boolean touchesRuns() {
        return false;
    }
}
