package io.github.cimaven.config.model;

import java.util.List;
import java.util.Optional;

/**
 * What a bridge starts: a pipeline of another project, or a child pipeline made of further files of this one.
 *
 * @param project the other one's path, variables not yet expanded; absent for a child pipeline
 * @param branch of the other project, variables not yet expanded
 * @param forwardsYaml whether the pipeline gets the variables that the configuration gives the bridge
 * @param forwardsPipeline whether it gets the variables of this pipeline, and those that jobs have reported to the bridge
 * @param files that a child pipeline is made of, for people
 * @see <a href="https://docs.gitlab.com/ci/yaml/#trigger">trigger</a>
 */
public record Trigger(
        Optional<String> project,
        Optional<String> branch,
        Strategy strategy,
        boolean forwardsYaml,
        boolean forwardsPipeline,
        List<String> files) {
    /** What becomes of the bridge while its pipeline runs. */
    public enum Strategy {
        /** It has passed as soon as there is a pipeline. */
        NONE,
        /** It passes or fails with its pipeline. */
        DEPEND,
        /** It takes over the status of its pipeline, whatever that is. */
        MIRROR;

        public boolean waits() {
            return this != NONE;
        }
    }

    public Trigger {
        files = List.copyOf(files);
    }

    /** Whether the pipeline is one of the same project and commit. */
    public boolean child() {
        return project.isEmpty();
    }

    /** What is started, for people. */
    public String target() {
        return project.map(path -> path + branch.map(name -> "@" + name).orElse(""))
                .orElseGet(() -> String.join(", ", files));
    }
}
