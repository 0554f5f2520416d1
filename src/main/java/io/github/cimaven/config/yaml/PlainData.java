package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import java.math.BigInteger;
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
            return scalar.value() instanceof RubySymbol symbol ? symbol.name() : scalar.value();
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

    /**
     * The other way round, at one place.
     *
     * @param value maps, lists, texts, numbers, truth values, or nothing
     */
    public static YamlNode node(@Nullable Object value, Span span, Trail trail) {
        if (value instanceof Map<?, ?> map) {
            Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(
                    String.valueOf(key),
                    new YamlMap.Entry(YamlScalar.text(String.valueOf(key), span), node(item, span, trail))));
            return new YamlMap(entries, span, trail);
        }
        if (value instanceof List<?> list) {
            return new YamlList(
                    list.stream().map(item -> node(item, span, trail)).toList(), span, trail);
        }
        return new YamlScalar(
                value instanceof Integer || value instanceof Long ? new BigInteger(value.toString()) : value,
                span,
                trail);
    }

    public static Map<String, @Nullable Object> of(YamlMap map) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.entries().forEach((name, entry) -> values.put(name, of(entry.value())));
        return Collections.unmodifiableMap(values);
    }
}
