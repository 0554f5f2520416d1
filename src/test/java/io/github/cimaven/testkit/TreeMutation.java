package io.github.cimaven.testkit;

import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReference;
import io.github.cimaven.config.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ways to spoil the tree of a configuration: another kind of value, a subtree in the place of another, a key's other name. */
public final class TreeMutation {
    private static final Span NOWHERE = new SourceText("nowhere", "").span(0, 0);

    private final Random random;
    private final List<YamlNode> values = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private int left;

    public TreeMutation(Random random) {
        this.random = random;
    }

    public YamlNode of(YamlNode tree) {
        collect(tree);
        left = random.nextInt(values.size());
        return changed(tree);
    }

    private void collect(YamlNode node) {
        values.add(node);
        if (node instanceof YamlMap map) {
            keys.addAll(map.names());
            map.entries().values().forEach(entry -> collect(entry.value()));
        } else if (node instanceof YamlList list) {
            list.items().forEach(this::collect);
        }
    }

    /** Walks as {@link #collect} did, and changes the node at which the count ends. */
    private YamlNode changed(YamlNode node) {
        if (left-- == 0) {
            return other(node);
        }
        if (node instanceof YamlMap map) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            map.entries().forEach((name, entry) -> entries.put(name, entry.with(changed(entry.value()))));
            return map.withEntries(entries);
        }
        if (node instanceof YamlList list) {
            return new YamlList(list.items().stream().map(this::changed).toList(), list.span(), list.trail());
        }
        return node;
    }

    private YamlNode other(YamlNode node) {
        return switch (random.nextInt(8)) {
            case 0 -> scalar();
            case 1 -> new YamlList(List.of(node, scalar()), NOWHERE, Trail.NONE);
            case 2 -> YamlMap.of(Map.of(key(), entry(key(), node)), NOWHERE);
            case 3 -> new YamlReference(List.of(key(), key()), NOWHERE, Trail.NONE);
            case 4, 5 -> node instanceof YamlMap map ? renamed(map) : values.get(random.nextInt(values.size()));
            default -> values.get(random.nextInt(values.size()));
        };
    }

    private YamlMap renamed(YamlMap map) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        int position = random.nextInt(Math.max(1, map.entries().size()));
        map.entries().forEach((name, entry) -> {
            String key = entries.size() == position ? key() : name;
            entries.put(key, entry(key, entry.value()));
        });
        String further = key();
        entries.putIfAbsent(further, entry(further, values.get(random.nextInt(values.size()))));
        return map.withEntries(entries);
    }

    private static Entry entry(String key, YamlNode value) {
        return new Entry(YamlScalar.text(key, NOWHERE), value);
    }

    private YamlScalar scalar() {
        return switch (random.nextInt(7)) {
            case 0 -> new YamlScalar(null, NOWHERE, Trail.NONE);
            case 1 -> new YamlScalar(random.nextBoolean(), NOWHERE, Trail.NONE);
            case 2 -> new YamlScalar(BigInteger.valueOf(random.nextInt(300) - 100), NOWHERE, Trail.NONE);
            case 3 -> new YamlScalar(random.nextGaussian() * 1e9, NOWHERE, Trail.NONE);
            case 4 -> YamlScalar.text("", NOWHERE);
            case 5 -> YamlScalar.text("x".repeat(random.nextInt(600)), NOWHERE);
            default -> YamlScalar.text(key(), NOWHERE);
        };
    }

    private String key() {
        return keys.isEmpty() ? "key" : keys.get(random.nextInt(keys.size()));
    }
}
