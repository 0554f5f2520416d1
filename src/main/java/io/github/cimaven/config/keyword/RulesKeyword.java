package io.github.cimaven.config.keyword;

import io.github.cimaven.config.expression.Expression;
import io.github.cimaven.config.expression.ExpressionParser;
import io.github.cimaven.config.expression.SyntaxError;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code rules} of jobs and of the workflow, flattened.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#rules">rules</a>
 */
final class RulesKeyword implements Keyword<Optional<List<Rule>>> {
    private static final KeywordTable OF_JOB = KeywordTable.named("rules:")
            .actsUpon("if", "when", "start_in", "allow_failure", "variables")
            .notYet("changes", "exists", "needs")
            .noEffect("interruptible");
    private static final KeywordTable OF_WORKFLOW = KeywordTable.named("workflow:rules:")
            .actsUpon("if", "when", "variables")
            .notYet("changes", "exists", "auto_cancel")
            .noEffect("start_in", "allow_failure", "needs", "interruptible");
    private static final int DEEPEST = 10;

    private final KeywordTable keys;

    private RulesKeyword(KeywordTable keys) {
        this.keys = keys;
    }

    static RulesKeyword ofJob() {
        return new RulesKeyword(OF_JOB);
    }

    static RulesKeyword ofWorkflow() {
        return new RulesKeyword(OF_WORKFLOW);
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Optional<List<Rule>> read(YamlNode value, Site site) {
        List<YamlMap> items = new ArrayList<>();
        if (!(value instanceof YamlList list) || !flatten(list, items, 0)) {
            site.attribute(value, "rules", "should be an array containing hashes and arrays of hashes");
            return Optional.empty();
        }
        Site here = site.at("rules", value);
        if (items.isEmpty()) {
            here.config(value, "can't be blank");
        }
        return Optional.of(
                items.stream().map(item -> rule(item, here.at("rule", item))).toList());
    }

    private static boolean flatten(YamlList list, List<YamlMap> items, int depth) {
        for (YamlNode item : list.items()) {
            if (item instanceof YamlMap map) {
                items.add(map);
            } else if (!(item instanceof YamlList nested) || depth == DEEPEST || !flatten(nested, items, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private Rule rule(YamlMap map, Site site) {
        keys.check(map, site);
        if (map.names().isEmpty()) {
            site.config(map, "can't be blank");
        }
        Optional<When> when = map.specified("when").flatMap(value -> when(value, site));
        Optional<Duration> startIn = startIn(map, when, site);
        return new Rule(
                map.specified("if").flatMap(value -> condition(value, site)),
                Optional.empty(),
                Optional.empty(),
                when,
                startIn,
                keys == OF_JOB ? Values.flag(map, "allow_failure", site) : Optional.empty(),
                map.specified("variables")
                        .map(value -> VariablesKeyword.PLAIN.read(value, site))
                        .orElse(Variables.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Options.NONE,
                map.span());
    }

    private Optional<When> when(YamlNode value, Site site) {
        if (keys == OF_JOB) {
            return WhenKeyword.OF_RULE.read(value, site);
        }
        String text = value.asScalar().map(YamlScalar::text).orElse("");
        Optional<When> when = When.ofWord(text).filter(word -> word == When.ALWAYS || word == When.NEVER);
        if (when.isEmpty()) {
            site.choice(value, "when", "unknown value: " + text, text, List.of("always", "never"));
        }
        return when;
    }

    private Optional<Duration> startIn(YamlMap map, Optional<When> when, Site site) {
        Optional<YamlNode> value = map.specified("start_in");
        boolean delayed = when.filter(When.DELAYED::equals).isPresent();
        if (value.isPresent() && !delayed) {
            site.report(map.keySpan("start_in"), "config", "contains disallowed keys: start_in", Optional.empty());
            return Optional.empty();
        }
        if (value.isEmpty() && delayed) {
            site.attribute(map, "start in", "can't be blank");
        }
        return value.flatMap(given -> new StartInKeyword().read(given, site));
    }

    private static Optional<Expression> condition(YamlNode value, Site site) {
        Optional<String> text = value.asString();
        Optional<ExpressionParser.Parsed> parsed = text.map(ExpressionParser::parse);
        Optional<Expression> expression = parsed.flatMap(ExpressionParser.Parsed::expression);
        if (expression.isEmpty()) {
            site.attribute(
                    value,
                    "if",
                    "invalid expression syntax",
                    parsed.flatMap(ExpressionParser.Parsed::error).map(error -> explain(error, text.orElse(""))));
        }
        return expression;
    }

    private static String explain(SyntaxError error, String text) {
        String rest = text.substring(Math.min(error.offset(), text.length())).strip();
        String near = rest.isEmpty() ? "at the end" : "at '" + rest.substring(0, Math.min(20, rest.length())) + "'";
        return error.message() + " " + near;
    }
}
