package io.github.cimaven.config.origin;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;

/**
 * A key of a job, or a part of its value that has come another way than the rest.
 *
 * @param path names of keys, the keyword first; items of a list are numbered from 1, several in a row as {@code 2-4}
 * @param values what stands there; several items of a list when they have come together
 * @param span of the key, or of the first item
 * @param trail how it came from there, nearest first
 * @param level whose key it is
 * @param mixed whether parts of the value have other origins, which follow
 */
public record KeyOrigin(List<String> path, List<YamlNode> values, Span span, Trail trail, Level level, boolean mixed) {
    /** Where a job finds a keyword. */
    public enum Level {
        JOB,
        DEFAULT,
        /** A keyword such as {@code image} at the root level. */
        ROOT
    }

    public KeyOrigin {
        path = List.copyOf(path);
        values = List.copyOf(values);
    }
}
