package io.github.cimaven.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Removes what runs have left: the output folder, and the project's live state in the cache folder.
 *
 * @since 0.1.0
 */
@Mojo(name = "clean", defaultPhase = LifecyclePhase.CLEAN, requiresProject = false, threadSafe = true)
public class CleanMojo extends PipelineMojo {
    @Override
    void work() throws Exception {
        pipeline().clean();
    }
}
