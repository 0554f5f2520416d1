package io.github.cimaven.mojo;

import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows the jobs that would run, and why the others would not. Starts nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "list", requiresProject = false, threadSafe = true)
public class ListMojo extends PipelineMojo {
    /**
     * {@code text}, {@code json} or {@code csv}.
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
        pipeline().list(format, writer);
    }

    @Override
    boolean touchesRuns() {
        return false;
    }
}
