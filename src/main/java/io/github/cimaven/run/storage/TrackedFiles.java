package io.github.cimaven.run.storage;

import io.github.cimaven.git.GitException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What git had when the pipeline began. What the user has not committed yet counts as committed, so only what a job has made is
 * untracked. Thread-safe; git is asked once, when somebody wants to know.
 */
public final class TrackedFiles {
    private final CheckoutSource source;
    private Optional<Set<Path>> known = Optional.empty();

    public TrackedFiles(CheckoutSource source) {
        this.source = source;
    }

    /** Files, links and submodules, from the project folder; absent where there is no git. */
    synchronized Optional<Set<Path>> paths() throws IOException, InterruptedException {
        if (known.isEmpty() && source.checkout().isPresent()) {
            known = Optional.of(ask());
        }
        return known;
    }

    private Set<Path> ask() throws IOException, InterruptedException {
        Set<Path> paths = new HashSet<>();
        try {
            for (Path path : source.checkout().orElseThrow().files()) {
                if (path.startsWith(source.project())) {
                    paths.add(source.project().relativize(path));
                }
            }
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        }
        return paths;
    }
}
