package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Changes;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code rules:changes}: paths, or paths and what to compare with.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#ruleschanges">rules:changes</a>
 */
final class ChangesKeyword implements Keyword<Changes> {
    static final int MOST_PATHS = 50;
    static final String TOO_MANY = "has too many entries (maximum " + MOST_PATHS + ")";

    private static final KeywordTable KEYS =
            KeywordTable.named("rules:changes:").actsUpon("paths", "compare_to");

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public Changes read(YamlNode value, Site site) {
        Site here = site.at(name(), value);
        if (value instanceof YamlMap map) {
            return read(map, here);
        }
        if (!(value instanceof YamlList)) {
            here.report(value.span(), "", "should be an array or a hash", Optional.empty());
            return new Changes(List.of(), Optional.empty());
        }
        checkPaths(value, "config", here);
        return new Changes(Values.strings(value).orElse(List.of()), Optional.empty());
    }

    private static Changes read(YamlMap map, Site site) {
        KEYS.check(map, site);
        if (!map.has("paths")) {
            site.config(map, "missing required keys: paths");
        }
        Optional<YamlNode> paths = map.specified("paths");
        checkPaths(paths.orElse(map), "paths", site);
        if (paths.isEmpty()) {
            // Neither is there a list, nor is its length known to be allowed; GitLab says both.
            site.attribute(map, "paths", TOO_MANY);
        }
        Optional<YamlNode> compareTo = map.specified("compare_to");
        compareTo
                .filter(value -> value.asString().isEmpty())
                .ifPresent(value -> site.attribute(value, "compare to", "should be a string"));
        return new Changes(paths.flatMap(Values::strings).orElse(List.of()), compareTo.flatMap(YamlNode::asString));
    }

    /** A list of texts, and not a long one. GitLab counts whatever can be counted: the characters of a text too. */
    static void checkPaths(YamlNode value, String attribute, Site site) {
        if (Values.strings(value).isEmpty()) {
            site.attribute(value, attribute, "should be an array of strings");
        }
        if (length(value) > MOST_PATHS) {
            site.attribute(value, attribute, TOO_MANY);
        }
    }

    private static int length(YamlNode value) {
        if (value instanceof YamlList list) {
            return list.items().size();
        }
        return value.asMap().map(map -> map.names().size()).orElseGet(() -> value.asScalar()
                .map(YamlScalar::text)
                .map(text -> text.codePointCount(0, text.length()))
                .orElse(0));
    }

    /** As GitLab holds it. */
    static Map<String, Object> plain(Changes changes) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("paths", changes.paths());
        changes.compareTo().ifPresent(ref -> plain.put("compare_to", ref));
        return plain;
    }
}
