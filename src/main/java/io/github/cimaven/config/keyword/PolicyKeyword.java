package io.github.cimaven.config.keyword;

import io.github.cimaven.config.expression.Expression;
import io.github.cimaven.config.expression.ExpressionParser;
import io.github.cimaven.config.expression.RefPattern;
import io.github.cimaven.config.model.Policy;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code only} and {@code except}: refs in a list, or a map of conditions.
 *
 * @param name {@code only}, which keeps {@code refs: [branches, tags]} where it names no refs itself, or {@code except}
 * @see <a href="https://docs.gitlab.com/ci/yaml/deprecated_keywords/#only--except">only and except</a>
 */
record PolicyKeyword(String name) implements Keyword<Policy> {
    static final PolicyKeyword ONLY = new PolicyKeyword("only");
    static final PolicyKeyword EXCEPT = new PolicyKeyword("except");

    private static final KeywordTable KEYS =
            KeywordTable.named("").actsUpon("refs", "variables", "changes", "kubernetes");

    @Override
    public Policy read(YamlNode value, Site site) {
        Site here = site.at(name, value);
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        if (name.equals("only")) {
            given.putAll(Policy.IMPLICIT);
        }
        if (value instanceof YamlList) {
            checkRefs(value, "config", here);
            given.put("refs", PlainData.of(value));
            return policy(given, List.of(), value);
        }
        if (!(value instanceof YamlMap map)) {
            here.report(
                    value.span(),
                    "",
                    "has to be either an array of conditions or a hash",
                    value.asString().map(text -> "write it as a list: [" + text + "]"));
            return policy(given, List.of(), value);
        }
        check(map, here);
        given.putAll(PlainData.of(map));
        return policy(
                given,
                map.specified("variables")
                        .map(texts -> expressions(texts, here))
                        .orElse(List.of()),
                value);
    }

    private static void check(YamlMap map, Site site) {
        if (Values.isBlank(map)) {
            site.config(map, "can't be blank");
        }
        KEYS.check(map, site);
        map.specified("refs").ifPresent(refs -> checkRefs(refs, "refs", site));
        map.specified("kubernetes")
                .map(RubyText::plain)
                .filter(text -> !text.equals("active"))
                .ifPresent(text -> site.attribute(
                        map.specified("kubernetes").orElseThrow(), "kubernetes", "unknown value: " + text));
        for (String key : List.of("variables", "changes")) {
            map.specified(key)
                    .filter(value -> Values.strings(value).isEmpty())
                    .ifPresent(value -> site.attribute(value, key, "should be an array of strings"));
        }
    }

    private static void checkRefs(YamlNode refs, String attribute, Site site) {
        List<YamlNode> wrong = refs.asList().map(YamlList::items).orElse(List.of(refs)).stream()
                .filter(item -> refs == item
                        || item.asString().filter(RefPattern::isValid).isEmpty())
                .toList();
        if (!wrong.isEmpty()) {
            YamlNode place = wrong.get(0);
            site.attribute(
                    place,
                    attribute,
                    "should be an array of strings or regular expressions using re2 syntax",
                    refs == place ? Optional.empty() : place.asString().flatMap(RefPattern::fault));
        }
    }

    private static List<Expression> expressions(YamlNode texts, Site site) {
        List<YamlNode> items = texts.asList().map(YamlList::items).orElse(List.of());
        return items.stream()
                .flatMap(item -> item.asString().stream().flatMap(text -> {
                    ExpressionParser.Parsed parsed = ExpressionParser.parse(text);
                    parsed.error()
                            .ifPresent(error -> site.attribute(
                                    item, "variables", "invalid expression syntax", Optional.of(error.in(text))));
                    return parsed.expression().stream();
                }))
                .toList();
    }

    private static Policy policy(Map<String, @Nullable Object> given, List<Expression> variables, YamlNode value) {
        return new Policy(
                texts(given, "refs"),
                given.containsKey("variables") ? Optional.of(variables) : Optional.empty(),
                texts(given, "changes"),
                given.containsKey("kubernetes"),
                given,
                value.span());
    }

    /** A key with null is a condition that nothing fulfils. */
    private static Optional<List<String>> texts(Map<String, @Nullable Object> given, String key) {
        return given.containsKey(key)
                ? Optional.of(
                        given.get(key) instanceof List<?> items
                                ? items.stream().map(String::valueOf).toList()
                                : List.of())
                : Optional.empty();
    }
}
