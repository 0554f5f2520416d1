package io.github.cimaven.config.input;

import io.github.cimaven.config.expression.ExpressionParser;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the {@code rules} of an input.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#specinputsrules">spec:inputs:rules</a>
 */
final class InputRuleCheck {
    private static final List<String> KEYS = List.of("if", "options", "default");

    private InputRuleCheck() {}

    static void check(YamlNode rules, HeaderPlace place) {
        if (rules instanceof YamlList list) {
            list.items().forEach(item -> item(item, place));
        } else {
            place.config(rules.span(), "should be an array");
        }
    }

    /** Lists in the list are opened; an empty item counts for nothing. */
    private static void item(YamlNode item, HeaderPlace place) {
        if (item instanceof YamlList list) {
            list.items().forEach(inner -> item(inner, place));
        } else if (!item.isNull()) {
            rule(item, place.below("rule"));
        }
    }

    private static void rule(YamlNode node, HeaderPlace place) {
        if (isBlank(node)) {
            place.config(node.span(), "can't be blank");
        }
        if (!(node instanceof YamlMap)) {
            place.config(node.span(), "should be a hash");
        }
        YamlMap rule = node.asMap().orElseGet(() -> YamlMap.of(Map.of(), node.span()));
        place.knownKeys(rule, KEYS);
        rule.specified("if").ifPresent(clause -> condition(clause, place));
        rule.specified("options")
                .filter(value -> !(value instanceof YamlList))
                .ifPresent(value -> place.attribute(value.span(), "options", "should be an array"));
        if (place.clean()) {
            choice(rule, place);
        }
    }

    private static boolean isBlank(YamlNode node) {
        return node.asMap().filter(map -> map.entries().isEmpty()).isPresent()
                || node.asString().filter(String::isBlank).isPresent()
                || RubyText.plain(node).equals("false");
    }

    private static void condition(YamlNode clause, HeaderPlace place) {
        Optional<String> error = clause.asString()
                .flatMap(text -> ExpressionParser.parse(text).error().map(found -> found.in(text)));
        if (clause.asString().isEmpty() || error.isPresent()) {
            place.report(clause.span(), "if invalid expression syntax", error);
        }
    }

    private static void choice(YamlMap rule, HeaderPlace place) {
        List<YamlNode> options = rule.get("options")
                .flatMap(YamlNode::asList)
                .map(YamlList::items)
                .orElse(List.of());
        Span span = rule.has("options") ? rule.keySpan("options") : rule.span();
        if (options.size() > InputCheck.MOST_OPTIONS) {
            place.config(span, "cannot define more than 50 options");
        }
        boolean some = options.stream().anyMatch(InputRules::isTrue);
        Optional<YamlNode> preset = rule.get("default");
        if (preset.isEmpty()) {
            place.report(span, "rule must define 'options' with at least one value and a 'default'", Optional.empty());
        } else if (some && options.stream().noneMatch(option -> InputRules.same(option, preset.get()))) {
            place.report(
                    preset.get().span(),
                    "default '" + RubyText.plain(preset.get()) + "' must be one of the options",
                    Optional.empty());
        }
    }
}
