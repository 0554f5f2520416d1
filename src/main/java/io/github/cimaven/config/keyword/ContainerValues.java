package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** What images and services have in common. */
final class ContainerValues {
    private ContainerValues() {}

    static Optional<String> name(YamlMap map, Site site) {
        Optional<YamlNode> value = map.specified("name");
        Optional<String> name = value.flatMap(YamlNode::asString);
        if (name.filter(text -> !text.isBlank()).isEmpty()) {
            if (name.isEmpty()) {
                site.attribute(value.orElse(map), "name", "should be a string");
            }
            if (value.isEmpty() || name.isPresent()) {
                site.attribute(value.orElse(map), "name", "can't be blank");
            }
            return Optional.empty();
        }
        return name;
    }

    /** The name when it stands alone. */
    static Optional<String> name(YamlNode value, Site site) {
        Optional<String> name = value.asString().filter(text -> !text.isBlank());
        if (name.isEmpty()) {
            site.attribute(value, "name", "can't be blank");
        }
        return name;
    }

    static List<String> commandLine(YamlMap map, String key, Site site) {
        Optional<YamlNode> value = map.specified(key);
        Optional<List<String>> words = value.flatMap(Values::strings);
        if (value.isPresent() && words.isEmpty()) {
            site.attribute(value.get(), key, "should be an array of strings");
        }
        return words.orElse(List.of());
    }
}
