package io.github.cimaven.mojo;

import io.github.cimaven.app.Choice;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of any stages: {@code mvn ci:stage -Dci.stage=lint,package}. Can be bound to any phase.
 *
 * @since 0.1.0
 */
@Mojo(name = "stage", requiresProject = false, threadSafe = true)
public class StageMojo extends RunningMojo {
    /**
     * The stages, in any order; they run in the pipeline's own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.stage")
    @Nullable
    private List<String> stage;

    @Override
    void work() throws Exception {
        List<String> stages = list(stage);
        if (stages.isEmpty()) {
            throw new MojoFailureException("ci:stage needs to know which stage: mvn ci:stage -Dci.stage=NAME[,NAME…]."
                    + " The stages are shown by mvn ci:list.");
        }
        run(Choice.stages(stages));
    }
}
