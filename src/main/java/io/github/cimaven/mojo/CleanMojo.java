package io.github.cimaven.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes what runs have left: the output folder, and the project's live state in the cache folder.
 *
 * @since 0.1.0
 */
@Mojo(name = "clean", defaultPhase = LifecyclePhase.CLEAN, requiresProject = false, threadSafe = true)
public class CleanMojo extends PipelineMojo {
    /**
     * Whether the jobs' caches and kept copies of included files are removed too. Without a cache folder of this project's own the
     * copies are those of all projects.
     */
    @Parameter(property = "ci.caches", defaultValue = "false")
    boolean caches;

    @Override
    void work() throws Exception {
        pipeline().clean(caches);
    }
}
