package io.github.cimaven.plan;

import io.github.cimaven.config.rule.FileList;
import io.github.cimaven.config.rule.RuleFiles;
import java.util.List;
import java.util.Optional;

/**
 * What the creation of a pipeline asks of the project's files and commits: what rules ask, what keys of caches are made from, and
 * what an event says of itself.
 */
public interface ProjectTree extends RuleFiles {
    /** A project without files of which nobody knows what changed. */
    ProjectTree NONE = new ProjectTree() {
        @Override
        public Optional<String> base() {
            return Optional.empty();
        }

        @Override
        public Optional<String> tagMessage(String tag) {
            return Optional.empty();
        }

        @Override
        public Optional<String> blob(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<String> lastCommit(String path) {
            return Optional.empty();
        }

        @Override
        public FileList changed() {
            return RuleFiles.NONE.changed();
        }

        @Override
        public FileList changedSince(String ref) {
            return RuleFiles.NONE.changedSince(ref);
        }

        @Override
        public List<String> paths() {
            return RuleFiles.NONE.paths();
        }

        @Override
        public FileList paths(String project, Optional<String> ref) {
            return RuleFiles.NONE.paths(project, ref);
        }
    };

    /** The 40 digits of the commit that {@link #changed()} counts from; absent where it is not known. */
    Optional<String> base();

    /** What was written to a tag; absent for one that is only a name. */
    Optional<String> tagMessage(String tag);

    /** The 40 digits by which git knows the content of a file; absent where there is no such file. */
    Optional<String> blob(String path);

    /** The 40 digits of the last commit that changed a file; absent where there is none. */
    Optional<String> lastCommit(String path);
}
