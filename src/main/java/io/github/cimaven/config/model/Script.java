package io.github.cimaven.config.model;

import java.util.List;

/**
 * A job's commands, each list flattened; an item may have several lines.
 *
 * @param before runs in the same shell as {@code main}, ahead of it
 * @param after runs in a shell of its own whatever became of the others
 * @see <a href="https://docs.gitlab.com/ci/yaml/#script">script</a>
 */
public record Script(List<String> before, List<String> main, List<String> after) {
    public Script {
        before = List.copyOf(before);
        main = List.copyOf(main);
        after = List.copyOf(after);
    }
}
