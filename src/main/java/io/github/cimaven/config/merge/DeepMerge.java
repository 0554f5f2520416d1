package io.github.cimaven.config.merge;

import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Map over map goes key by key; anything else replaces, lists too. Keys keep the position of their first appearance, and what comes
 * from below knows how its map came there.
 */
public final class DeepMerge {
    private DeepMerge() {}

    public static YamlMap merge(YamlMap lower, YamlMap higher) {
        Map<String, Entry> merged = withWay(lower);
        for (Map.Entry<String, Entry> named : higher.entries().entrySet()) {
            Entry below = merged.get(named.getKey());
            merged.put(named.getKey(), below == null ? named.getValue() : merge(below, named.getValue()));
        }
        return YamlMap.handedOver(merged, higher.span(), higher.trail());
    }

    /** A value without a way of its own has come as its map has, which is told no more once the map is another one. */
    private static Map<String, Entry> withWay(YamlMap lower) {
        Map<String, Entry> entries = new LinkedHashMap<>(lower.entries());
        if (!lower.trail().steps().isEmpty()) {
            entries.replaceAll((name, entry) -> entry.value().trail().steps().isEmpty()
                    ? entry.with(entry.value().via(lower.trail()))
                    : entry);
        }
        return entries;
    }

    private static Entry merge(Entry lower, Entry higher) {
        return lower.value() instanceof YamlMap lowerMap && higher.value() instanceof YamlMap higherMap
                ? higher.with(merge(lowerMap, higherMap))
                : higher;
    }
}
