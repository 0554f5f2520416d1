package io.github.cimaven.mojo;

import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the configuration comes to after include, extends and {@code !reference}.
 *
 * @since 0.1.0
 */
@Mojo(name = "show", requiresProject = false, threadSafe = true)
public class ShowMojo extends PipelineMojo {
    /**
     * {@code yaml}: the merged configuration, which is the same pipeline when it is read again. {@code json}: what GitLab makes
     * of it, with every attribute of every job, and the pipeline for the event asked for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.format", defaultValue = "yaml")
    private String format = "yaml";

    /**
     * Writes it there instead of on the console.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.outputFile")
    @Nullable
    private File outputFile;

    @Override
    void work() throws Exception {
        pipeline().show(format, ResultWriter.raw(outputFile));
    }

    @Override
    boolean touchesRuns() {
        return false;
    }
}
