package io.github.cimaven.config.keyword;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.IdentityHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads once what stands in the configuration once, however many jobs take it from a template, an anchor or the defaults. A value
 * with a problem is read for each of them, since each is told of it.
 */
final class ReadOnce implements Consumer<Problem> {
    private final Consumer<Problem> problems;
    private final IdentityHashMap<Keyword<?>, IdentityHashMap<Object, Object>> ofJobs = new IdentityHashMap<>();
    private final IdentityHashMap<Keyword<?>, IdentityHashMap<Object, Object>> ofDefaults = new IdentityHashMap<>();
    private int told;

    /** @param problems takes what is told here, which has to be all that the values read here have */
    ReadOnce(Consumer<Problem> problems) {
        this.problems = problems;
    }

    @Override
    public void accept(Problem problem) {
        told++;
        problems.accept(problem);
    }

    /** @param site whose problems come here */
    <T> T read(Keyword<T> keyword, YamlNode value, Site site) {
        return read(keyword, value, site, ofJobs);
    }

    /** A value of {@code default}, whose problems were told there. */
    <T> T readDefault(Keyword<T> keyword, YamlNode value, Site site) {
        return read(keyword, value, site.muted(), ofDefaults);
    }

    @SuppressWarnings("unchecked") // Each keyword has a map of its own results.
    private <T> T read(
            Keyword<T> keyword,
            YamlNode value,
            Site site,
            IdentityHashMap<Keyword<?>, IdentityHashMap<Object, Object>> known) {
        Object content = content(value);
        if (content == null) {
            return keyword.read(value, site);
        }
        IdentityHashMap<Object, Object> results = known.get(keyword);
        if (results == null) {
            results = new IdentityHashMap<>();
            known.put(keyword, results);
        }
        Object before = results.get(content);
        if (before != null) {
            return (T) before;
        }
        int toldBefore = told;
        T result = keyword.read(value, site);
        if (told == toldBefore) {
            results.put(content, result);
        }
        return result;
    }

    /** What a value shares with itself at another place, and with no other; null of a single one, which is read in no time. */
    private static @Nullable Object content(YamlNode value) {
        if (value instanceof YamlMap map) {
            return map.entries();
        }
        return value instanceof YamlList list ? list.items() : null;
    }
}
