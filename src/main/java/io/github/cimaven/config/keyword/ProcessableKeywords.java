package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** What jobs and bridges have in common: their names, and keywords that go together or do not. */
final class ProcessableKeywords {
    private static final int LONGEST_NAME = 255;
    private static final List<String> NOT_BESIDE_RULES = List.of("only", "except", "start_in");

    private ProcessableKeywords() {}

    /** Everything that GitLab checks before it looks into the keywords. */
    static void check(YamlScalar key, YamlMap map, Site site) {
        checkName(key, site);
        checkExclusive(map, site, List.of("script", "trigger"));
        checkExclusive(map, site, List.of("run", "trigger"));
        checkBesideRules(map, site);
        Optional<YamlNode> parents = map.specified("extends");
        if (parents.isPresent() && Values.stringOrStrings(parents.get()).isEmpty()) {
            site.via(parents.get()).attribute(parents.get(), "extends", "should be an array of strings or a string");
        }
        Optional<YamlNode> rules = map.specified("rules");
        if (rules.isPresent() && !Values.isNestedMaps(rules.get())) {
            site.via(rules.get())
                    .attribute(rules.get(), "rules", "should be an array containing hashes and arrays of hashes");
        }
        Optional<YamlNode> group = map.specified("resource_group");
        if (group.isPresent()) {
            JobKeywords.RESOURCE_GROUP.check(group.get(), site.via(group.get()));
        }
    }

    /** The place of a job; GitLab names one after its kind when the name is nothing, no, or empty. */
    static Site place(YamlScalar key, String kind, YamlNode value, Site site) {
        return site.at(isNoName(key) ? kind : key.text(), value);
    }

    private static boolean isNoName(YamlScalar key) {
        return key.isNull() || Boolean.FALSE.equals(key.value()) || "".equals(key.value());
    }

    private static void checkName(YamlScalar key, Site site) {
        if (isNoName(key)) {
            site.report(key.span(), "name", "can't be blank", Optional.empty());
        }
        if (!(key.value() instanceof String name)) {
            site.report(key.span(), "name", "should be a symbol", Optional.of("put the name in quotes"));
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            site.report(key.span(), "name", "is too long (maximum is 255 characters)", Optional.empty());
        }
    }

    /** The keys that are there, in the order in which they stand. */
    static void checkExclusive(YamlMap map, Site site, List<String> keys) {
        int present = 0;
        for (String key : keys) {
            present += map.has(key) ? 1 : 0;
        }
        if (present > 1) {
            List<String> given = map.names().stream().filter(keys::contains).toList();
            site.report(
                    map.keySpan(given.get(1)),
                    "config",
                    "these keys cannot be used together: " + String.join(", ", given),
                    Optional.empty());
        }
    }

    private static void checkBesideRules(YamlMap map, Site site) {
        if (map.specified("rules").isEmpty()) {
            return;
        }
        boolean any = false;
        for (String name : NOT_BESIDE_RULES) {
            any |= map.specified(name).isPresent();
        }
        if (any) {
            List<String> given = map.names().stream()
                    .filter(NOT_BESIDE_RULES::contains)
                    .filter(name -> map.specified(name).isPresent())
                    .toList();
            site.report(
                    map.keySpan(given.get(0)),
                    "config",
                    "key may not be used with `rules`: " + String.join(", ", given),
                    Optional.empty());
        }
    }

    /** {@code stage}, which is {@code test} where it is not written. */
    static String stage(JobReader reader) {
        Optional<YamlNode> value = reader.map().specified("stage");
        if (value.isEmpty()) {
            return "test";
        }
        YamlNode given = value.get();
        if (given.asString().isEmpty()) {
            reader.site().via(given).at("stage", given).config(given, "should be a string");
        }
        return given instanceof YamlScalar scalar ? scalar.text() : "test";
    }
}
