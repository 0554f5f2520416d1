package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code !reference [job, key, …]} that is not resolved yet.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/yaml_optimization/#reference-tags">!reference tags</a>
 */
public record YamlReference(List<String> path, Span span, Trail trail) implements YamlNode {
    public YamlReference {
        path = List.copyOf(path);
    }

    @Override
    public YamlReference via(Trail newTrail) {
        return new YamlReference(path, span, newTrail);
    }

    /** As GitLab names it in its messages. */
    public String text() {
        return path.stream()
                .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "!reference [", "]"));
    }
}
