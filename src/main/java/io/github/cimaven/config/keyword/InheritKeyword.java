package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Inherit;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code inherit}: which of {@code default} and which variables of the root level a job takes.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#inherit">inherit</a>
 */
final class InheritKeyword implements Keyword<Inherit> {
    private static final KeywordTable KEYS = KeywordTable.named("inherit:").actsUpon("default", "variables");

    @Override
    public String name() {
        return "inherit";
    }

    @Override
    public Inherit read(YamlNode value, Site site) {
        Site here = site.at("inherit", value);
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(KEYS);
        if (here.clean()) {
            attributes.get("default").ifPresent(given -> defaults(given, here.at("default", given)));
            attributes.get("variables").ifPresent(given -> names(given, here.at("variables", given)));
        }
        return taken(attributes.get("variables"))
                .map(names -> new Inherit(Optional.of(names)))
                .orElse(Inherit.ALL);
    }

    private static void defaults(YamlNode value, Site here) {
        names(value, here);
        List<YamlNode> unknown = value.asList().stream()
                .flatMap(list -> list.items().stream())
                .filter(item ->
                        item.asString().filter(DefaultKeyword.KEYS::knows).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            here.config(unknown.get(0), "contains unknown values: " + RubyText.joined(unknown));
        }
    }

    private static void names(YamlNode value, Site here) {
        if (value instanceof YamlList) {
            if (Values.strings(value).isEmpty()) {
                here.config(value, "should be an array of strings");
            }
        } else if (Values.bool(value).isEmpty()) {
            here.shape(value, "should be a bool or array of strings", Optional.empty());
        }
    }

    /** The defaults that a job takes. */
    static Map<String, YamlNode> defaultsOf(YamlMap job, Map<String, YamlNode> defaults) {
        Optional<YamlNode> value =
                job.specified("inherit").flatMap(YamlNode::asMap).flatMap(map -> map.specified("default"));
        Map<String, YamlNode> inherited = new LinkedHashMap<>(defaults);
        taken(value).ifPresent(inherited.keySet()::retainAll);
        return inherited;
    }

    /** Names; absent where all are taken. */
    private static Optional<List<String>> taken(Optional<YamlNode> value) {
        return value.filter(given -> Values.bool(given).filter(flag -> flag).isEmpty())
                .map(given -> Values.strings(given).orElse(List.of()));
    }
}
