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
import org.jspecify.annotations.Nullable;

/** Reads what stands below the keys of a rule, and puts the rule together. */
final class RuleParts {
    private static final ChangesKeyword CHANGES = new ChangesKeyword();
    private static final ExistsKeyword EXISTS = new ExistsKeyword(true);
    private static final ExistsKeyword EXISTS_OF_INCLUDES = new ExistsKeyword(false);
    private static final NeedsKeyword NEEDS = NeedsKeyword.ofJobsOnly();
    private static final AutoCancelKeyword AUTO_CANCEL = new AutoCancelKeyword();

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
        this.changes = part(level, CHANGES);
        this.exists = part(level, level == RuleKeyword.Level.INCLUDE ? EXISTS_OF_INCLUDES : EXISTS);
        this.variables = part(level, VariablesKeyword.PLAIN);
        this.needs = this.<Optional<List<Need>>>part(level, NEEDS).flatMap(read -> read);
        this.autoCancel = part(level, AUTO_CANCEL);
    }

    private <T> Optional<T> part(RuleKeyword.Level level, Keyword<T> keyword) {
        Optional<YamlNode> value = map.specified(keyword.name());
        return value.isPresent() && level.keys().knows(keyword.name())
                ? Optional.of(keyword.read(value.get(), site))
                : Optional.empty();
    }

    Rule rule(Optional<Expression> condition) {
        return new Rule(
                condition,
                changes,
                exists,
                when(),
                map.has("start_in")
                        ? map.specified("start_in").flatMap(YamlNode::asString).flatMap(DurationText::parse)
                        : Optional.empty(),
                bool("allow_failure"),
                variables.orElse(Variables.NONE),
                needs,
                bool("interruptible"),
                autoCancel,
                new Options(given()),
                map.span());
    }

    private Optional<When> when() {
        Optional<YamlNode> value = map.specified("when");
        Optional<String> word = value.isPresent() ? value.get().asWord() : Optional.empty();
        return word.isPresent() ? When.ofWord(word.get()) : Optional.empty();
    }

    private Optional<Boolean> bool(String name) {
        Optional<YamlNode> value = map.specified(name);
        return value.isPresent() ? Values.bool(value.get()) : Optional.empty();
    }

    /** In the order of the file, which is the order in which the clauses are asked. */
    private Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Map.Entry<String, YamlMap.Entry> named : map.entries().entrySet()) {
            YamlNode value = named.getValue().value();
            Object plain = value.isNull() ? null : given(named.getKey(), value);
            if (plain != null) {
                given.put(named.getKey(), plain);
            }
        }
        return given;
    }

    private @Nullable Object given(String name, YamlNode value) {
        return switch (name) {
            case "changes" -> changes.map(ChangesKeyword::plain).orElse(null);
            case "exists" ->
                exists.map(read -> ExistsKeyword.plain(read, value)).orElse(null);
            case "variables" -> variables.map(RuleParts::plain).orElse(null);
            case "needs" -> needs.map(read -> NEEDS.option(value)).orElse(null);
            default -> PlainData.of(value);
        };
    }

    private static Map<String, Object> plain(Variables variables) {
        Map<String, Object> plain = new LinkedHashMap<>();
        variables.all().stream().forEach((Variable variable) -> plain.put(variable.name(), variable.value()));
        return plain;
    }
}
