package io.github.cimaven.config.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of the tree as plain data, without places: maps, lists, texts, numbers, truth values and nothing. */
public final class PlainData {
    private PlainData() {}

    public static @Nullable Object of(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.value();
        }
        if (node instanceof YamlMap map) {
            return of(map);
        }
        if (node instanceof YamlList list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.items().forEach(item -> items.add(of(item)));
            return Collections.unmodifiableList(items);
        }
        return ((YamlReference) node).text();
    }

    public static Map<String, @Nullable Object> of(YamlMap map) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.entries().forEach((name, entry) -> values.put(name, of(entry.value())));
        return Collections.unmodifiableMap(values);
    }
}
