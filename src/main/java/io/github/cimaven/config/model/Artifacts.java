package io.github.cimaven.config.model;

import java.util.List;
import java.util.Optional;

/**
 * The files a job hands on.
 *
 * @param paths globs relative to the project folder, variables not yet expanded
 * @param when {@link When#ON_SUCCESS}, {@link When#ON_FAILURE} or {@link When#ALWAYS}
 * @param name of the archive, variables not yet expanded
 * @see <a href="https://docs.gitlab.com/ci/yaml/#artifacts">artifacts</a>
 */
public record Artifacts(List<String> paths, List<String> exclude, When when, Optional<String> name) {
    public Artifacts {
        paths = List.copyOf(paths);
        exclude = List.copyOf(exclude);
    }
}
