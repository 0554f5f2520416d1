package io.github.cimaven.io;

import java.nio.file.Path;
import java.util.List;

/**
 * Folders to be mounted as one. The names are short ones of our own, which need no escaping and fit into the one page of memory
 * that the kernel takes options in; they may be links to where the folders really are.
 *
 * @param folder in which all names are
 * @param lower names of folders that are only read, the uppermost first
 * @param upper name of the folder that takes what is written
 * @param work name of an empty folder beside it, for the kernel
 * @param target where the merged folder appears; an empty folder
 */
public record Overlay(Path folder, List<String> lower, String upper, String work, Path target) {
    /** What the kernel stacks at most is 500; the options have to fit into a page as well. */
    public static final int MOST_LAYERS = 100;

    public Overlay {
        lower = List.copyOf(lower);
        if (lower.isEmpty() || lower.size() > MOST_LAYERS) {
            throw new IllegalArgumentException(lower.size() + " layers");
        }
    }

    /** In the words of mount. Marks are in the user's attributes, so that they are the same for everybody. */
    public String options() {
        return "lowerdir=" + String.join(":", lower) + ",upperdir=" + upper + ",workdir=" + work + ",userxattr";
    }
}
