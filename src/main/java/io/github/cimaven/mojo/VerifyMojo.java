package io.github.cimaven.mojo;

import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails the build if {@code ci:integration} failed and left that to this goal ({@code ci.deferFailure}). Starts nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public class VerifyMojo extends CiMojo {
    @Override
    void work() throws Exception {
        Optional<String> failure = DeferredFailure.in(outputDirectory()).message();
        if (failure.isPresent()) {
            throw new MojoFailureException(failure.get());
        }
        getLog().debug("No failure was left to ci:verify.");
    }

    @Override
    boolean touchesRuns() {
        return false;
    }
}
