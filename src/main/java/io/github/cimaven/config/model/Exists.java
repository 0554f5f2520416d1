package io.github.cimaven.config.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code rules:exists}.
 *
 * @param paths globs, variables not yet expanded
 * @param project another project in which to look
 * @param ref of that project
 * @see <a href="https://docs.gitlab.com/ci/yaml/#rulesexists">rules:exists</a>
 */
public record Exists(List<String> paths, Optional<String> project, Optional<String> ref) {
    public Exists {
        paths = List.copyOf(paths);
    }
}
