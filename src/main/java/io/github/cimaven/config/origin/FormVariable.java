package io.github.cimaven.config.origin;

import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * A variable of the root level that GitLab asks for when somebody starts a pipeline by hand.
 *
 * @param value that it has if nobody says otherwise
 * @param description for whoever is asked
 * @param options the values that it can have; none: any
 * @see <a href="https://docs.gitlab.com/ci/pipelines/#prefill-variables-in-manual-pipelines">Prefill variables</a>
 */
public record FormVariable(String name, String value, String description, List<String> options) {
    public FormVariable {
        options = List.copyOf(options);
    }

    /** @param root of the whole configuration, extended */
    public static List<FormVariable> of(YamlMap root) {
        List<FormVariable> variables = new ArrayList<>();
        root.specified("variables").flatMap(YamlNode::asMap).ifPresent(map -> map.entries()
                .forEach((name, entry) -> entry.value()
                        .asMap()
                        .filter(given -> given.specified("description").isPresent())
                        .ifPresent(given -> variables.add(new FormVariable(
                                name, text(given, "value"), text(given, "description"), options(given))))));
        return variables;
    }

    private static String text(YamlMap map, String name) {
        return map.specified(name)
                .flatMap(YamlNode::asScalar)
                .map(YamlScalar::text)
                .orElse("");
    }

    private static List<String> options(YamlMap map) {
        return map.specified("options").flatMap(YamlNode::asList).stream()
                .flatMap(list -> list.items().stream())
                .flatMap(item -> item.asScalar().stream())
                .map(YamlScalar::text)
                .toList();
    }
}
