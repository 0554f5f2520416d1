package io.github.cimaven.app.include;

import io.github.cimaven.config.include.OtherProjects;
import io.github.cimaven.config.include.RemoteFiles;
import io.github.cimaven.config.include.UnavailableException;
import io.github.cimaven.config.source.DidYouMean;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Remembers what a configuration asks of other projects, to tell which entries of {@code ci.include.map} were of no use. */
public final class MapUse {
    private static final String TEMPLATE = "template";

    /** GitLab takes names of projects in any case. */
    private final Set<String> asked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * A sentence for each name that nothing was asked of.
     *
     * @param names those of the map
     */
    public List<String> unused(Collection<String> names) {
        return names.stream()
                .filter(name -> !asked.contains(name))
                .map(name -> "ci.include.map: the configuration takes nothing from '" + name + "'"
                        + DidYouMean.nearest(name, asked)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("."))
                .toList();
    }

    OtherProjects noting(OtherProjects projects) {
        return new OtherProjects() {
            @Override
            public Copy at(String path, String ref) throws UnavailableException, IOException {
                asked.add(path);
                return projects.at(path, ref);
            }

            @Override
            public Optional<List<String>> tags(String path, Predicate<List<String>> enough)
                    throws UnavailableException, IOException {
                asked.add(path);
                return projects.tags(path, enough);
            }
        };
    }

    RemoteFiles noting(RemoteFiles files) {
        return new RemoteFiles() {
            @Override
            public Fetched get(String address, Duration fresh, Predicate<byte[]> right)
                    throws UnavailableException, IOException {
                return files.get(address, fresh, right);
            }

            @Override
            public Fetched template(String name) throws UnavailableException, IOException {
                asked.add(TEMPLATE);
                return files.template(name);
            }
        };
    }
}
