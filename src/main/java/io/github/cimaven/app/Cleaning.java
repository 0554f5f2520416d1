package io.github.cimaven.app;

import io.github.cimaven.io.FileTrouble;
import io.github.cimaven.io.Leftovers;
import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes folders that runs have left, all that can be removed, and remembers what could not be. */
final class Cleaning {
    private static final int MOST_NAMED = 10;

    private final List<String> failures = new ArrayList<>();

    /** Removes a folder, and what earlier attempts to do so have left beside it. */
    void remove(Path folder) {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            failures.addAll(FileTrouble.ofDeleting(e));
        }
        try {
            Optional<IOException> failure = Leftovers.again(folder);
            failure.ifPresent(e -> failures.addAll(FileTrouble.ofDeleting(e)));
        } catch (IOException e) {
            failures.add(FileTrouble.of(e));
        }
    }

    /** @throws EnvironmentException if something could not be removed: it says what and why */
    void check() throws EnvironmentException {
        if (!failures.isEmpty()) {
            int named = Math.min(MOST_NAMED, failures.size());
            String more = failures.size() > named ? "\n  and more" : "";
            throw new EnvironmentException(
                    "What runs have left could not all be removed; whoever made it, or root, can:\n  "
                            + String.join("\n  ", failures.subList(0, named)) + more);
        }
    }
}
