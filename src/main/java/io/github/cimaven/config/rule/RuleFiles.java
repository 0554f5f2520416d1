package io.github.cimaven.config.rule;

import java.util.List;
import java.util.Optional;

/**
 * What rules ask of the project's files. Paths are relative to the project, with {@code /}.
 *
 * <p>May ask git each time; whoever asks often keeps the answers, as {@link FileClauses} does. Where git or a disk cannot be asked
 * at all, the methods throw {@link java.io.UncheckedIOException}.
 */
public interface RuleFiles {
    /** A project without files of which nobody knows what changed. */
    RuleFiles NONE = new RuleFiles() {
        @Override
        public FileList changed() {
            return FileList.UNKNOWN;
        }

        @Override
        public FileList changedSince(String ref) {
            return FileList.NO_SUCH_REF;
        }

        @Override
        public List<String> paths() {
            return List.of();
        }

        @Override
        public FileList paths(String project, Optional<String> ref) {
            return FileList.NO_SUCH_PROJECT;
        }
    };

    /** The files that the event changed; unknown where GitLab has nothing to compare with, such as for a new branch. */
    FileList changed();

    /**
     * The files that differ from where this commit and another have parted.
     *
     * @param ref a branch, a tag or the digits of a commit
     */
    FileList changedSince(String ref);

    /** All files of the project. */
    List<String> paths();

    /**
     * All files of another project.
     *
     * @param project its full path
     * @param ref absent: its default branch
     */
    FileList paths(String project, Optional<String> ref);
}
