package io.github.cimaven.config.origin;

import io.github.cimaven.config.origin.KeyOrigin.Level;
import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the value of a key apart as far as its parts have come different ways, and no further.
 *
 * @param found takes the parts
 */
record KeyParts(Ways ways, String job, Level level, List<KeyOrigin> found) {
    /** By which things of one origin are known. */
    private record Way(SourceText source, Trail trail) {}

    void key(String name, YamlMap.Entry entry, Trail outer) {
        part(List.of(name), entry.key().span(), entry.value(), outer);
    }

    static List<YamlNode> children(YamlNode node) {
        if (node instanceof YamlMap map) {
            return map.entries().values().stream().map(YamlMap.Entry::value).toList();
        }
        return node instanceof YamlList list ? list.items() : List.of();
    }

    private void part(List<String> path, Span span, YamlNode value, Trail outer) {
        Trail way = ways.of(value, outer, job);
        Set<Way> origins = new HashSet<>();
        gather(value, outer, origins);
        boolean mixed = origins.size() > 1;
        found.add(new KeyOrigin(path, List.of(value), span, way, level, mixed));
        if (mixed && value instanceof YamlMap map) {
            map.entries()
                    .forEach((name, entry) ->
                            part(longer(path, name), entry.key().span(), entry.value(), way));
        } else if (mixed && value instanceof YamlList list) {
            items(path, flat(list, way));
        }
    }

    /** An item with the way of the list that it is in. */
    private record Item(YamlNode value, Trail outer) {}

    /** A reference in a list often stands for a list itself, which is made one with it later. */
    private List<Item> flat(YamlList list, Trail way) {
        List<Item> items = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (item instanceof YamlList inner) {
                items.addAll(flat(inner, ways.of(inner, way, job)));
            } else {
                items.add(new Item(item, way));
            }
        }
        return items;
    }

    private void items(List<String> path, List<Item> items) {
        int first = 0;
        while (first < items.size()) {
            Way way = way(items.get(first));
            int end = first + 1;
            while (end < items.size() && way(items.get(end)).equals(way)) {
                end++;
            }
            String numbers = end - first == 1 ? String.valueOf(first + 1) : (first + 1) + "-" + end;
            List<YamlNode> values =
                    items.subList(first, end).stream().map(Item::value).toList();
            found.add(new KeyOrigin(longer(path, numbers), values, values.get(0).span(), way.trail(), level, false));
            first = end;
        }
    }

    private Way way(Item item) {
        return new Way(item.value().span().source(), ways.of(item.value(), item.outer(), job));
    }

    private void gather(YamlNode value, Trail outer, Set<Way> origins) {
        Trail way = ways.of(value, outer, job);
        List<YamlNode> children = children(value);
        if (children.isEmpty()) {
            origins.add(new Way(value.span().source(), way));
        }
        children.forEach(child -> gather(child, way, origins));
    }

    private static List<String> longer(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
