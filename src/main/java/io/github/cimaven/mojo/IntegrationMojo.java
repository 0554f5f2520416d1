package io.github.cimaven.mojo;

import io.github.cimaven.app.Verdict;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs the jobs of the stage {@code integration}. Its failure can be left to {@code ci:verify}, so that the phase
 * {@code post-integration-test} still tidies up.
 *
 * @since 0.1.0
 */
@Mojo(name = "integration", defaultPhase = LifecyclePhase.INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public class IntegrationMojo extends StageGoalMojo {
    /**
     * The name of the stage in this pipeline.
     *
     * @since 0.1.0
     */
    @Parameter(defaultValue = "integration")
    private String stage = "integration";

    /**
     * Leaves it to {@code ci:verify} to fail the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.deferFailure", defaultValue = "false")
    private boolean deferFailure;

    @Override
    String stage() {
        return stage;
    }

    @Override
    void work() throws Exception {
        if (!dryRun && isFirstInBuild("integration")) {
            // It may have nothing to do and start no pipeline; then nobody else removes what an earlier build has left.
            DeferredFailure.in(outputDirectory()).forget();
        }
        super.work();
    }

    @Override
    void failed(Verdict verdict) throws Exception {
        if (deferFailure) {
            DeferredFailure.in(outputDirectory()).record(verdict.message());
            getLog().warn("The failure is left to ci:verify (ci.deferFailure).");
        } else {
            super.failed(verdict);
        }
    }
}
