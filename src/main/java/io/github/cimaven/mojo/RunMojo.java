package io.github.cimaven.mojo;

import io.github.cimaven.app.Choice;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Runs the whole pipeline of {@code .gitlab-ci.yml}. Manual jobs and deployments are held back and shown with the command that
 * runs them.
 *
 * @since 0.1.0
 */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
public class RunMojo extends RunningMojo {
    @Override
    void work() throws Exception {
        run(Choice.everything());
    }
}
