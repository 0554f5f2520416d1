package io.github.cimaven.app.include;

import io.github.cimaven.config.include.OtherProjects;
import io.github.cimaven.config.include.UnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Projects whose copying takes no time of the search. */
record UntimedProjects(OtherProjects projects, SearchTime time) implements OtherProjects {
    @Override
    public Copy at(String path, String ref) throws UnavailableException, IOException {
        Instant start = time.now();
        try {
            return projects.at(path, ref);
        } finally {
            time.leaveOut(start);
        }
    }

    @Override
    public Optional<List<String>> tags(String path, Predicate<List<String>> enough)
            throws UnavailableException, IOException {
        Instant start = time.now();
        try {
            return projects.tags(path, enough);
        } finally {
            time.leaveOut(start);
        }
    }
}
