package io.github.cimaven.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs the jobs of the stage {@code build}.
 *
 * @since 0.1.0
 */
@Mojo(name = "build", defaultPhase = LifecyclePhase.COMPILE, requiresProject = false, threadSafe = true)
public class BuildMojo extends StageGoalMojo {
    /**
     * The name of the stage in this pipeline.
     *
     * @since 0.1.0
     */
    @Parameter(defaultValue = "build")
    private String stage = "build";

    @Override
    String stage() {
        return stage;
    }
}
