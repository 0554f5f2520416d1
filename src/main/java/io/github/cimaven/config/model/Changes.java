package io.github.cimaven.config.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code rules:changes}.
 *
 * @param paths globs, variables not yet expanded
 * @param compareTo the ref that changes are counted from, variables not yet expanded
 * @see <a href="https://docs.gitlab.com/ci/yaml/#ruleschanges">rules:changes</a>
 */
public record Changes(List<String> paths, Optional<String> compareTo) {
    public Changes {
        paths = List.copyOf(paths);
    }
}
