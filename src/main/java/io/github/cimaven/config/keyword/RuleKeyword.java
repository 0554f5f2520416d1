package io.github.cimaven.config.keyword;

import io.github.cimaven.config.expression.Expression;
import io.github.cimaven.config.expression.ExpressionParser;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** One item of {@code rules}. */
record RuleKeyword(Level level) implements Keyword<Optional<Rule>> {
    private static final KeywordTable OF_JOB = KeywordTable.named("rules:")
            .actsUpon(
                    "if",
                    "changes",
                    "exists",
                    "when",
                    "start_in",
                    "allow_failure",
                    "variables",
                    "needs",
                    "interruptible");

    /** GitLab accepts some keywords of a job's rules here, and does nothing with them. */
    private static final KeywordTable OF_WORKFLOW = KeywordTable.named("workflow:rules:")
            .actsUpon("if", "changes", "exists", "when", "variables", "auto_cancel")
            .noEffect("start_in", "allow_failure", "needs");

    private static final KeywordTable OF_INCLUDE =
            KeywordTable.named("include:rules:").actsUpon("if", "exists", "when", "changes");

    /** Where the rules stand. */
    enum Level {
        JOB,
        WORKFLOW,
        INCLUDE;

        KeywordTable keys() {
            return switch (this) {
                case JOB -> OF_JOB;
                case WORKFLOW -> OF_WORKFLOW;
                case INCLUDE -> OF_INCLUDE;
            };
        }

        /** What {@code when} can be. */
        List<String> words() {
            return this == JOB
                    ? List.of("on_success", "on_failure", "always", "never", "manual", "delayed")
                    : List.of("always", "never");
        }
    }

    @Override
    public String name() {
        return "rule";
    }

    @Override
    public Optional<Rule> read(YamlNode value, Site site) {
        if (Values.isBlank(value)) {
            site.config(value, "can't be blank");
        }
        if (!(value instanceof YamlMap map)) {
            site.config(value, "should be a hash");
            return Optional.empty();
        }
        level.keys().check(map, site);
        if (level != Level.INCLUDE) {
            checkOwn(map, site);
        }
        Optional<YamlNode> text = map.specified("if");
        Optional<Expression> condition = text.isPresent() ? condition(text.get(), site) : Optional.empty();
        Optional<YamlNode> when = map.specified("when");
        if (when.isPresent()) {
            checkWhen(when.get(), site);
        }
        return Optional.of(new RuleParts(map, site, level).rule(condition));
    }

    /** What includes have no keywords for. */
    private static void checkOwn(YamlMap map, Site site) {
        Optional<YamlNode> when = map.get("when");
        boolean delayed = when.isPresent() && when.get().asString().equals(Optional.of(When.DELAYED.word()));
        Optional<YamlNode> startIn = map.get("start_in");
        if (delayed) {
            YamlNode place = startIn.orElse(when.get());
            if (startIn.isEmpty() || Values.isBlank(startIn.get())) {
                site.attribute(place, "start in", "can't be blank");
            }
            StartInKeyword.check(startIn, place, site);
        } else if (startIn.isPresent()) {
            site.report(map.keySpan("start_in"), "config", "contains disallowed keys: start_in", Optional.empty());
        }
        Values.flag(map, "allow_failure", site);
        Values.flag(map, "interruptible", site);
    }

    private void checkWhen(YamlNode value, Site site) {
        String text = RubyText.plain(value);
        if (!level.words().contains(text)) {
            site.choice(value, "when", "unknown value: " + text, text, level.words());
        }
    }

    private static Optional<Expression> condition(YamlNode value, Site site) {
        Optional<String> text = value.asString();
        if (text.isEmpty()) {
            site.attribute(value, "if", "invalid expression syntax");
            return Optional.empty();
        }
        ExpressionParser.Parsed parsed = ExpressionParser.parse(text.get());
        if (parsed.expression().isEmpty()) {
            site.attribute(
                    value, "if", "invalid expression syntax", parsed.error().map(error -> error.in(text.get())));
        }
        return parsed.expression();
    }
}
