package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values by name, in the order of the file; a name given twice keeps its first position and its last value. */
public record YamlMap(Map<String, Entry> entries, Span span, Trail trail) implements YamlNode {
    public YamlMap {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A name with its own position, and its value. */
    public record Entry(YamlScalar key, YamlNode value) {
        public Entry with(YamlNode newValue) {
            return new Entry(key, newValue);
        }
    }

    public static YamlMap of(Map<String, Entry> entries, Span span) {
        return new YamlMap(entries, span, Trail.NONE);
    }

    @Override
    public YamlMap via(Trail newTrail) {
        return new YamlMap(entries, span, newTrail);
    }

    public Set<String> names() {
        return entries.keySet();
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The value, whatever it is. */
    public Optional<YamlNode> get(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::value);
    }

    /** The value unless it is null: what GitLab calls specified. */
    public Optional<YamlNode> specified(String name) {
        Entry entry = entries.get(name);
        return entry == null || entry.value().isNull() ? Optional.empty() : Optional.of(entry.value());
    }

    /** Where the name stands; the map itself where there is no such name. */
    public Span keySpan(String name) {
        Entry entry = entries.get(name);
        return entry == null ? span : entry.key().span();
    }

    public YamlMap with(String name, Entry entry) {
        Map<String, Entry> changed = new LinkedHashMap<>(entries);
        changed.put(name, entry);
        return new YamlMap(changed, span, trail);
    }

    public YamlMap withEntries(Map<String, Entry> changed) {
        return new YamlMap(changed, span, trail);
    }
}
