package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import java.util.List;

/** Values in a row. */
public record YamlList(List<YamlNode> items, Span span, Trail trail) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public YamlList via(Trail newTrail) {
        return new YamlList(items, span, newTrail);
    }
}
