package io.github.cimaven.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs the jobs of the stage {@code test}.
 *
 * @since 0.1.0
 */
@Mojo(name = "test", defaultPhase = LifecyclePhase.TEST, requiresProject = false, threadSafe = true)
public class TestMojo extends StageGoalMojo {
    /**
     * The name of the stage in this pipeline.
     *
     * @since 0.1.0
     */
    @Parameter(defaultValue = "test")
    private String stage = "test";

    @Override
    String stage() {
        return stage;
    }
}
