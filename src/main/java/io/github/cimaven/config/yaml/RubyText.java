package io.github.cimaven.config.yaml;

import java.util.stream.Collectors;

/** A value as Ruby shows it, which is how GitLab quotes it in some of its messages. */
public final class RubyText {
    private RubyText() {}

    public static String of(YamlNode node) {
        if (node instanceof YamlList list) {
            return list.items().stream().map(RubyText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof YamlMap map) {
            return map.entries().values().stream()
                    .map(entry -> of(entry.key()) + "=>" + of(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof YamlReference reference) {
            return reference.text();
        }
        return node.asString()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .orElseGet(() -> node.isNull()
                        ? "nil"
                        : node.asScalar().map(YamlScalar::text).orElse(""));
    }
}
