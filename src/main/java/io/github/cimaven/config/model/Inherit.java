package io.github.cimaven.config.model;

import io.github.cimaven.config.variable.Variables;
import java.util.List;
import java.util.Optional;

/**
 * Which variables of the root level a job takes.
 *
 * @param names absent: all of them; empty: none
 * @see <a href="https://docs.gitlab.com/ci/yaml/#inherit">inherit</a>
 */
public record Inherit(Optional<List<String>> names) {
    public static final Inherit ALL = new Inherit(Optional.empty());
    public static final Inherit NONE = new Inherit(Optional.of(List.of()));

    public Inherit {
        names = names.map(List::copyOf);
    }

    /** Those of the root level that the job takes. */
    public Variables of(Variables root) {
        return names.map(wanted -> Variables.of(root.all().stream()
                        .filter(variable -> wanted.contains(variable.name()))
                        .toList()))
                .orElse(root);
    }
}
