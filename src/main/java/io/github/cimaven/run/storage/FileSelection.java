package io.github.cimaven.run.storage;

import java.util.List;

/**
 * Which files of a workspace are meant.
 *
 * @param paths globs relative to the project folder, or absolute within it; all variables expanded
 * @param exclude globs of those that are not meant all the same
 * @param untracked whether those that git does not track are meant too
 */
public record FileSelection(List<String> paths, List<String> exclude, boolean untracked) {
    public FileSelection {
        paths = List.copyOf(paths);
        exclude = List.copyOf(exclude);
    }

    public static FileSelection of(List<String> paths) {
        return new FileSelection(paths, List.of(), false);
    }

    /** Nothing at all is asked for. */
    public boolean isEmpty() {
        return paths.isEmpty() && !untracked;
    }
}
