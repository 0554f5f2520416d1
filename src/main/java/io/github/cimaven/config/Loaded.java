package io.github.cimaven.config;

import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/**
 * What became of a configuration.
 *
 * @param pipeline present exactly when no problem is an error
 * @param problems all of them, by file and position
 * @param expanded the configuration after include, extends and {@code !reference}, as far as it got
 */
public record Loaded(Optional<Pipeline> pipeline, List<Problem> problems, Optional<YamlMap> expanded) {
    public Loaded {
        problems = List.copyOf(problems);
    }
}
