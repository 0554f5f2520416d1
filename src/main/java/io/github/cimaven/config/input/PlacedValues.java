package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gives values the place of the block that they stand for, and tells in their trail where they come from. */
final class PlacedValues {
    /** Lists in the place of many blocks must not stand for billions of nodes. */
    private static final long MOST_NODES = 1_000_000;

    private final Trail way;
    private long nodes;

    /** @param way how the file came into the configuration */
    PlacedValues(Trail way) {
        this.way = way;
    }

    /**
     * @param from what the value was made of
     * @return absent when there are too many of them
     */
    Optional<YamlNode> at(YamlScalar block, YamlNode value, YamlNode from) {
        nodes += new NodeCount().of(value);
        if (nodes > MOST_NODES) {
            return Optional.empty();
        }
        Trail trail = block.trail().then("filled in with this value", from.span());
        for (Trail.Step step : way.steps()) {
            trail = trail.then(step.text(), step.span());
        }
        return Optional.of(moved(value, block.span(), trail));
    }

    private static YamlNode moved(YamlNode node, Span span, Trail trail) {
        if (node instanceof YamlMap map) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            map.entries()
                    .forEach((name, entry) -> entries.put(
                            name,
                            new Entry(
                                    (YamlScalar) moved(entry.key(), span, trail), moved(entry.value(), span, trail))));
            return new YamlMap(entries, span, trail);
        }
        if (node instanceof YamlList list) {
            return new YamlList(
                    list.items().stream().map(item -> moved(item, span, trail)).toList(), span, trail);
        }
        return node instanceof YamlScalar scalar ? new YamlScalar(scalar.value(), span, trail) : node.via(trail);
    }
}
