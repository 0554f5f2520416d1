package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One input as a header declares it.
 *
 * @param place of its name
 * @param rules empty where it has none
 */
record DeclaredInput(String name, Span place, InputType type, YamlMap spec, List<YamlNode> rules) {
    DeclaredInput {
        rules = List.copyOf(rules);
    }

    /** Absent where the specification is none that GitLab knows. */
    static Optional<DeclaredInput> of(String name, Entry entry) {
        YamlNode value = entry.value();
        if (!(value instanceof YamlMap) && !value.isNull()) {
            return Optional.empty();
        }
        YamlMap spec = value.asMap().orElseGet(() -> YamlMap.of(Map.of(), value.span()));
        Optional<InputType> type = spec.has("type")
                ? spec.get("type").flatMap(YamlNode::asString).flatMap(InputType::named)
                : Optional.of(InputType.STRING);
        List<YamlNode> rules =
                spec.get("rules").flatMap(YamlNode::asList).map(YamlList::items).orElse(List.of());
        return type.map(known -> new DeclaredInput(name, entry.key().span(), known, spec, rules));
    }

    /** Whether nothing stands in for a value that is not given. */
    boolean required() {
        return !spec.has("default")
                && rules.stream()
                        .noneMatch(rule ->
                                rule.asMap().filter(map -> map.has("default")).isPresent());
    }

    /** An empty text given for an input with rules stands for nothing. */
    Optional<YamlNode> given(Optional<YamlNode> value) {
        return value.filter(node -> !node.isNull())
                .filter(node -> !spec.specified("rules").isPresent()
                        || node.asString().filter(String::isEmpty).isEmpty());
    }

    /** @param known inputs by name, for the rules */
    Optional<YamlNode> preset(Map<String, @Nullable Object> known) {
        return matching(known)
                .flatMap(rule -> rule.specified("default"))
                .or(() -> spec.specified("default"))
                .map(this::held);
    }

    /** What the value must be among; absent where it may be anything. */
    Optional<List<YamlNode>> options(Map<String, @Nullable Object> known) {
        return matching(known)
                .flatMap(rule -> rule.specified("options"))
                .or(() -> spec.specified("options"))
                .flatMap(YamlNode::asList)
                .map(options -> options.items().stream().map(this::held).toList());
    }

    /** GitLab keeps the names of a header's values as texts, those of given values as symbols, which shows once they are text. */
    private YamlNode held(YamlNode value) {
        return type == InputType.STRING && !(value instanceof YamlScalar)
                ? new YamlScalar(RubyText.of(value), value.span(), value.trail())
                : value;
    }

    private Optional<YamlMap> matching(Map<String, @Nullable Object> known) {
        return rules.isEmpty() ? Optional.empty() : InputRules.matching(rules, known);
    }
}
