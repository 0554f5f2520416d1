package io.github.cimaven.config.merge;

import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Map over map goes key by key; anything else replaces, lists too. Keys keep the position of their first appearance. */
public final class DeepMerge {
    private DeepMerge() {}

    public static YamlMap merge(YamlMap lower, YamlMap higher) {
        Map<String, Entry> merged = new LinkedHashMap<>(lower.entries());
        for (Map.Entry<String, Entry> named : higher.entries().entrySet()) {
            Entry below = merged.get(named.getKey());
            merged.put(named.getKey(), below == null ? named.getValue() : merge(below, named.getValue()));
        }
        return YamlMap.handedOver(merged, higher.span(), higher.trail());
    }

    private static Entry merge(Entry lower, Entry higher) {
        return lower.value() instanceof YamlMap lowerMap && higher.value() instanceof YamlMap higherMap
                ? higher.with(merge(lowerMap, higherMap))
                : higher;
    }
}
