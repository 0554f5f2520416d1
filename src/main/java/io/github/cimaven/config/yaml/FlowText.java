package io.github.cimaven.config.yaml;

import java.util.stream.Collectors;

/** Values on one line, for a person: not to be read again. Stateless. */
public final class FlowText {
    private FlowText() {}

    public static String of(YamlNode node) {
        if (node instanceof YamlMap map) {
            return map.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + of(entry.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof YamlList list) {
            return list.items().stream().map(FlowText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof YamlReference reference) {
            return reference.text();
        }
        YamlScalar scalar = (YamlScalar) node;
        return scalar.isNull() ? "null" : scalar.text().strip().replaceAll("\\s*\\R\\s*", " ⏎ ");
    }
}
