package io.github.cimaven.config.keyword;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The attributes of a value that is a map, or should be one, checked the way GitLab checks them: every check that fails adds a
 * line of its own, so that one value may have several. Unless a check says otherwise, an attribute that is absent passes.
 */
final class Attributes {
    private final YamlNode whole;
    private final Site site;

    Attributes(YamlNode whole, Site site) {
        this.whole = whole;
        this.site = site;
    }

    Optional<YamlNode> get(String name) {
        return whole instanceof YamlMap map ? map.specified(name) : Optional.empty();
    }

    Optional<String> string(String name) {
        Optional<YamlNode> value = get(name);
        return value.isPresent() ? value.get().asString() : Optional.empty();
    }

    boolean present(String name) {
        Optional<YamlNode> value = get(name);
        return value.isPresent() && !Values.isBlank(value.get());
    }

    /** That the whole is a map. */
    void map() {
        if (!(whole instanceof YamlMap)) {
            site.config(whole, "should be a hash");
        }
    }

    /** That the whole has only keys that are known. */
    void keys(KeywordTable known) {
        if (whole instanceof YamlMap map) {
            known.check(map, site);
        }
    }

    /** That at most one of these keys is there, whatever its value. */
    void exclusive(String... names) {
        Set<String> given = given(names);
        if (given.size() > 1) {
            site.report(
                    whole.asMap().map(map -> map.keySpan(last(given))).orElse(whole.span()),
                    "config",
                    "these keys cannot be used together: " + String.join(", ", given),
                    Optional.empty());
        }
    }

    /** That exactly one of these keys is there, whatever its value. */
    void oneOf(String... names) {
        if (given(names).size() != 1) {
            site.config(whole, "must use exactly one of these keys: " + String.join(", ", names));
        }
    }

    /** The names among these that the map has, in the map's order. */
    private Set<String> given(String... names) {
        Set<String> given =
                new LinkedHashSet<>(whole.asMap().map(YamlMap::names).orElse(Set.of()));
        given.retainAll(List.of(names));
        return given;
    }

    private static String last(Set<String> names) {
        return List.copyOf(names).get(names.size() - 1);
    }

    /** That an attribute is there and not blank. */
    void filled(String name) {
        if (!present(name)) {
            report(name, "can't be blank");
        }
    }

    void text(String... names) {
        for (String name : names) {
            check(name, value -> value.asString().isPresent(), "should be a string");
        }
    }

    /** That an attribute is a text which is not blank; where it is absent, both checks fail. */
    void filledText(String name) {
        if (string(name).isEmpty()) {
            report(name, "should be a string");
        }
        filled(name);
    }

    void hash(String name) {
        check(name, YamlMap.class::isInstance, "should be a hash");
    }

    void flag(String name) {
        check(name, value -> Values.bool(value).isPresent(), "should be a boolean value");
    }

    void texts(String name) {
        Optional<YamlNode> value = get(name);
        if (value.isPresent() && Values.strings(value.get()).isEmpty()) {
            site.report(value.get().span(), label(name), "should be an array of strings", Shape.listHint(value.get()));
        }
    }

    void textOrTexts(String name) {
        check(name, value -> Values.stringOrStrings(value).isPresent(), "should be an array of strings or a string");
    }

    void list(String name) {
        check(name, YamlList.class::isInstance, "should be an array");
    }

    /** At most so many characters, items or entries. */
    void atMost(int most, String name, String what) {
        check(name, value -> Shape.length(value) <= most, what);
    }

    /** A text that is one of some words; what is no text mostly fails both checks. */
    void word(String name, List<String> words, String what) {
        text(name);
        check(name, value -> Values.isAmong(value, words), what, words);
    }

    void check(String name, Predicate<YamlNode> holds, String what) {
        check(name, holds, what, List.of());
    }

    private void check(String name, Predicate<YamlNode> holds, String what, Collection<String> meant) {
        Optional<YamlNode> value = get(name);
        if (value.isPresent() && !holds.test(value.get())) {
            site.report(
                    value.get().span(),
                    label(name),
                    what,
                    value.get()
                            .asString()
                            .flatMap(given -> DidYouMean.nearest(given, meant))
                            .map(near -> "did you mean '" + near + "'?"));
        }
    }

    /** A problem of an attribute: at its value, at its key where the value is null, at the whole where it is absent. */
    void report(String name, String what) {
        site.report(
                get(name)
                        .map(YamlNode::span)
                        .or(() -> whole.asMap().map(map -> map.keySpan(name)))
                        .orElse(whole.span()),
                label(name),
                what,
                Optional.empty());
    }

    private static String label(String name) {
        return name.replace('_', ' ');
    }
}
