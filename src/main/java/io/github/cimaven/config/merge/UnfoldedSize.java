package io.github.cimaven.config.merge;

import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.IdentityHashMap;

/** How many values a tree holds that shares parts of itself, counted without walking a shared part twice. */
final class UnfoldedSize {
    private final IdentityHashMap<YamlNode, Long> known = new IdentityHashMap<>();

    long of(YamlNode node) {
        Long size = known.get(node);
        if (size == null) {
            size = 1 + inside(node);
            known.put(node, size);
        }
        return size;
    }

    private long inside(YamlNode node) {
        if (node instanceof YamlList list) {
            return list.items().stream().mapToLong(this::of).sum();
        }
        return node instanceof YamlMap map
                ? map.entries().values().stream()
                        .mapToLong(entry -> of(entry.value()))
                        .sum()
                : 0;
    }
}
