package io.github.cimaven.config.keyword;

import io.github.cimaven.config.expression.Expression;
import io.github.cimaven.config.model.AutoCancel;
import io.github.cimaven.config.model.Changes;
import io.github.cimaven.config.model.Exists;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what stands below the keys of a rule, and puts the rule together. */
final class RuleParts {
    private final YamlMap map;
    private final Site site;
    private final Optional<Changes> changes;
    private final Optional<Exists> exists;
    private final Optional<Variables> variables;
    private final Optional<List<Need>> needs;
    private final Optional<AutoCancel> autoCancel;

    /** @param site of the rule, whose own values were checked before */
    RuleParts(YamlMap map, Site site, RuleKeyword.Level level) {
        this.map = map;
        this.site = site.clean() ? site : site.below();
        this.changes = part(level, new ChangesKeyword());
        this.exists = part(level, new ExistsKeyword(level != RuleKeyword.Level.INCLUDE));
        this.variables = part(level, VariablesKeyword.PLAIN);
        this.needs = this.<Optional<List<Need>>>part(level, NeedsKeyword.ofJobsOnly())
                .flatMap(read -> read);
        this.autoCancel = part(level, new AutoCancelKeyword());
    }

    private <T> Optional<T> part(RuleKeyword.Level level, Keyword<T> keyword) {
        return map.specified(keyword.name())
                .filter(value -> level.keys().knows(keyword.name()))
                .map(value -> keyword.read(value, site));
    }

    Rule rule(Optional<Expression> condition) {
        return new Rule(
                condition,
                changes,
                exists,
                map.specified("when").flatMap(YamlNode::asWord).flatMap(When::ofWord),
                map.specified("start_in").flatMap(YamlNode::asString).flatMap(DurationText::parse),
                map.specified("allow_failure").flatMap(Values::bool),
                variables.orElse(Variables.NONE),
                needs,
                map.specified("interruptible").flatMap(Values::bool),
                autoCancel,
                new Options(given()),
                map.span());
    }

    /** In the order of the file, which is the order in which the clauses are asked. */
    private Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String name : map.names()) {
            map.specified(name).flatMap(value -> given(name, value)).ifPresent(value -> given.put(name, value));
        }
        return given;
    }

    private Optional<Object> given(String name, YamlNode value) {
        return switch (name) {
            case "changes" -> changes.map(ChangesKeyword::plain);
            case "exists" -> exists.map(read -> ExistsKeyword.plain(read, value));
            case "variables" -> variables.map(RuleParts::plain);
            case "needs" -> needs.map(read -> NeedsKeyword.ofJobsOnly().option(value));
            default -> Optional.ofNullable(PlainData.of(value));
        };
    }

    private static Map<String, Object> plain(Variables variables) {
        Map<String, Object> plain = new LinkedHashMap<>();
        variables.all().stream().forEach((Variable variable) -> plain.put(variable.name(), variable.value()));
        return plain;
    }
}
