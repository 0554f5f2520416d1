package io.github.cimaven.config.keyword;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
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
            here.attribute(value, "config", "should be a hash");
            return Variables.NONE;
        }
        List<Variable> variables = new ArrayList<>();
        map.entries().forEach((name, entry) -> variable(name, entry, here).ifPresent(variables::add));
        return Variables.of(variables);
    }

    private Optional<Variable> variable(String name, YamlMap.Entry entry, Site site) {
        Site here = site.at(entry.key().isNull() ? "simple variable" : name, entry.value());
        if (!(entry.key().value() instanceof String)) {
            here.report(
                    entry.key().span(),
                    "",
                    "key must be an alphanumeric string",
                    Optional.of("put the name in quotes"));
            return Optional.empty();
        }
        if (entry.value() instanceof YamlMap map && !isPlain()) {
            return Optional.of(described(name, map, here));
        }
        if (entry.value() instanceof YamlScalar scalar && !(isPlain() && scalar.isNull())) {
            return Optional.of(Variable.of(name, scalar.text()));
        }
        if (isPlain()) {
            here.config(entry.value(), "must be a string");
        } else {
            site.problems()
                    .accept(Problem.error(
                                    "invalid-variable",
                                    "variable definition must be either a string or a hash",
                                    entry.value().span())
                            .via(here.trail()));
        }
        return Optional.empty();
    }

    private Variable described(String name, YamlMap map, Site site) {
        List<String> unknown =
                map.names().stream().filter(key -> !keys.contains(key)).toList();
        if (!unknown.isEmpty()) {
            site.report(
                    map.keySpan(unknown.get(0)),
                    "config",
                    "uses invalid data keys: " + String.join(", ", unknown),
                    Optional.empty());
        }
        String value = map.get("value")
                .flatMap(YamlNode::asScalar)
                .map(YamlScalar::text)
                .orElse("");
        checkOptions(map, value, site);
        boolean expand = Values.flag(map, "expand", site).orElse(true);
        return new Variable(name, value, expand, false, false);
    }

    private static void checkOptions(YamlMap map, String value, Site site) {
        Optional<YamlNode> options = map.specified("options");
        if (options.isEmpty()) {
            return;
        }
        Optional<List<String>> texts =
                options.filter(YamlList.class::isInstance).flatMap(Values::strings);
        if (texts.isEmpty()) {
            site.config(options.get(), "options should be an array of strings");
        } else if (map.specified("value").isPresent() && !texts.get().contains(value)) {
            site.config(map.specified("value").get(), "value must be present in options");
        }
    }
}
