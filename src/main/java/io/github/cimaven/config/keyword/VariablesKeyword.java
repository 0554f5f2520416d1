package io.github.cimaven.config.keyword;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code variables} of any level; what a value may be differs.
 *
 * @param keys what a variable that is written as a map may hold
 * @see <a href="https://docs.gitlab.com/ci/yaml/#variables">variables</a>
 */
record VariablesKeyword(List<String> keys) implements Keyword<Variables> {
    static final VariablesKeyword OF_ROOT = new VariablesKeyword(List.of("value", "description", "expand", "options"));
    static final VariablesKeyword OF_JOB = new VariablesKeyword(List.of("value", "expand"));
    /** Of a rule: plain values only. */
    static final VariablesKeyword PLAIN = new VariablesKeyword(List.of());

    VariablesKeyword {
        keys = List.copyOf(keys);
    }

    @Override
    public String name() {
        return "variables";
    }

    private boolean isPlain() {
        return keys.isEmpty();
    }

    @Override
    public Variables read(YamlNode value, Site site) {
        Site here = site.at("variables", value);
        if (!(value instanceof YamlMap map)) {
            here.config(value, "should be a hash");
            return Variables.NONE;
        }
        List<Variable> variables = new ArrayList<>();
        map.entries().forEach((name, entry) -> {
            if (entry.value() instanceof YamlList) {
                site.problems().accept(noVariable(entry.value(), here));
            } else {
                variables.add(variable(name, entry, here));
            }
        });
        return Variables.of(variables);
    }

    private static Problem noVariable(YamlNode value, Site site) {
        return Problem.error("invalid-variable", "variable definition must be either a string or a hash", value.span())
                .via(value.trail().steps().isEmpty() ? site.trail() : value.trail());
    }

    private Variable variable(String name, YamlMap.Entry entry, Site site) {
        boolean simple = entry.value() instanceof YamlScalar && !entry.value().isNull();
        String place = Values.isBlank(entry.key()) ? (simple ? "simple" : "complex") + " variable" : name;
        Site here = site.at(place, entry.value());
        if (entry.key().asString().isEmpty() && !Values.isInteger(entry.key())) {
            here.report(
                    entry.key().span(), "key", "must be an alphanumeric string", Optional.of("put the name in quotes"));
        }
        if (simple) {
            return Variable.of(name, Shape.text(entry.value()));
        }
        YamlMap map =
                entry.value().asMap().orElse(YamlMap.of(Map.of(), entry.value().span()));
        check(map, here);
        boolean raw = map.has("expand")
                && map.get("expand").flatMap(Values::bool).filter(flag -> flag).isEmpty();
        return new Variable(name, valueOf(map), !raw, false, false);
    }

    private static String valueOf(YamlMap map) {
        return map.get("value")
                .flatMap(YamlNode::asScalar)
                .map(YamlScalar::text)
                .orElse("");
    }

    private void check(YamlMap map, Site site) {
        Optional<YamlNode> value = map.specified("value");
        value.filter(given -> given.asScalar().isEmpty())
                .ifPresent(given -> site.attribute(given, "config value", "must be a scalar"));
        map.specified("description")
                .filter(given -> given.asWord().isEmpty() && !Values.isInteger(given))
                .ifPresent(given -> site.attribute(given, "config description", "must be an alphanumeric string"));
        map.specified("expand")
                .filter(given -> Values.bool(given).isEmpty())
                .ifPresent(given -> site.attribute(given, "config expand", "should be a boolean value"));
        if (isPlain()) {
            site.config(map, "must be a string");
        } else {
            checkKeys(map, site);
        }
        map.specified("options").ifPresent(options -> checkOptions(options, value, map, site));
    }

    private void checkKeys(YamlMap map, Site site) {
        List<String> unknown =
                map.names().stream().filter(key -> !keys.contains(key)).toList();
        if (!unknown.isEmpty()) {
            site.report(
                    map.keySpan(unknown.get(0)),
                    "config",
                    "uses invalid data keys: " + String.join(", ", unknown),
                    Optional.empty());
        }
    }

    private static void checkOptions(YamlNode options, Optional<YamlNode> value, YamlMap map, Site site) {
        if (Values.strings(options).isEmpty()) {
            site.attribute(options, "config options", "should be an array of strings");
        }
        if (!Values.isBlank(options) && !isMember(value, options)) {
            site.config(value.orElse(map), "value must be present in options");
        }
    }

    /** No value is a member of a list with a null. Of options that are one text GitLab asks whether the value is a part of it. */
    private static boolean isMember(Optional<YamlNode> value, YamlNode options) {
        Optional<String> whole = options.asString();
        if (whole.isPresent()) {
            return value.flatMap(YamlNode::asString)
                    .filter(whole.get()::contains)
                    .isPresent();
        }
        Optional<Object> given = value.map(PlainData::of);
        return options.asList().stream()
                .flatMap(list -> list.items().stream())
                .anyMatch(item -> given.equals(Optional.ofNullable(PlainData.of(item))));
    }

    /** Values as text, by name. */
    @Override
    public Map<String, String> option(YamlNode value) {
        Map<String, String> option = new LinkedHashMap<>();
        value.asMap().ifPresent(map -> map.entries()
                .forEach((name, entry) -> option.put(
                        name,
                        entry.value()
                                .asMap()
                                .map(VariablesKeyword::valueOf)
                                .orElseGet(() -> Shape.text(entry.value())))));
        return option;
    }
}
