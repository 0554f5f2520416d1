package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, in the order of the file; a name given twice keeps its first position and its last value.
 *
 * <p>No record, so that the same map at another place, of which there are thousands, shares the entries.
 */
public final class YamlMap implements YamlNode {
    /** Changed by nobody. Names are looked up here, a million times for a large configuration. */
    private final Map<String, Entry> own;
    /** What is given away. */
    private final Map<String, Entry> entries;

    private final Span span;
    private final Trail trail;

    public YamlMap(Map<String, Entry> entries, Span span, Trail trail) {
        this.own = new LinkedHashMap<>(entries);
        this.entries = Collections.unmodifiableMap(own);
        this.span = span;
        this.trail = trail;
    }

    private YamlMap(Map<String, Entry> own, Map<String, Entry> entries, Span span, Trail trail) {
        this.own = own;
        this.entries = entries;
        this.span = span;
        this.trail = trail;
    }

    /** The very same object for this map at another place or on another way. */
    public Map<String, Entry> entries() {
        return entries;
    }

    @Override
    public Span span() {
        return span;
    }

    @Override
    public Trail trail() {
        return trail;
    }

    /** A name with its own position, and its value. */
    public record Entry(YamlScalar key, YamlNode value) {
        public Entry with(YamlNode newValue) {
            return new Entry(key, newValue);
        }
    }

    /**
     * A map of entries that were put together for it.
     *
     * @param entries in order, handed over: nobody changes them any more
     */
    public static YamlMap handedOver(Map<String, Entry> entries, Span span, Trail trail) {
        return new YamlMap(entries, Collections.unmodifiableMap(entries), span, trail);
    }

    public static YamlMap of(Map<String, Entry> entries, Span span) {
        return new YamlMap(entries, span, Trail.NONE);
    }

    @Override
    public YamlMap via(Trail newTrail) {
        return new YamlMap(own, entries, span, newTrail);
    }

    public Set<String> names() {
        return entries.keySet();
    }

    public boolean has(String name) {
        return own.containsKey(name);
    }

    /** The value, whatever it is. */
    public Optional<YamlNode> get(String name) {
        Entry entry = own.get(name);
        return entry == null ? Optional.empty() : Optional.of(entry.value());
    }

    /** The value unless it is null: what GitLab calls specified. */
    public Optional<YamlNode> specified(String name) {
        Entry entry = own.get(name);
        return entry == null || entry.value().isNull() ? Optional.empty() : Optional.of(entry.value());
    }

    /** Where the name stands; the map itself where there is no such name. */
    public Span keySpan(String name) {
        Entry entry = own.get(name);
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof YamlMap map
                && entries.equals(map.entries)
                && span.equals(map.span)
                && trail.equals(map.trail);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entries, span, trail);
    }

    @Override
    public String toString() {
        return entries + " at " + span;
    }
}
