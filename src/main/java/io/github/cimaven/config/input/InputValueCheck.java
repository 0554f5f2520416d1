package io.github.cimaven.config.input;

import io.github.cimaven.config.expression.SearchPattern;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the default and the given value of one input, in GitLab's order and words. */
final class InputValueCheck {
    private final DeclaredInput input;
    private final Map<String, @Nullable Object> known;
    private final GivenInputs source;
    private final Findings findings;

    InputValueCheck(DeclaredInput input, Map<String, @Nullable Object> known, GivenInputs source, Findings findings) {
        this.input = input;
        this.known = known;
        this.source = source;
        this.findings = findings;
    }

    void check(Optional<YamlNode> given) {
        if (input.required() && given.isEmpty()) {
            report(
                    "input-missing",
                    "required value has not been provided",
                    input.place(),
                    Optional.of(source.hint(input.name())));
            return;
        }
        if (!input.required()) {
            input.preset(known).ifPresent(value -> value(value, "default"));
        }
        given.ifPresent(value -> value(value, "provided"));
    }

    private void value(YamlNode raw, String which) {
        YamlNode value = input.type().coerced(raw);
        Span span = raw.span();
        if (!input.type().accepts(value)) {
            report("input-type", which + " value is not " + input.type().withArticle(), span, Optional.empty());
        }
        switch (input.type()) {
            case STRING, NUMBER -> options(value, span);
            case ARRAY, BOOLEAN ->
                unless(
                        input.spec().specified("options").isEmpty(),
                        "Options can only be used with string and number inputs");
        }
        if (input.type() == InputType.STRING) {
            input.spec()
                    .specified("regex")
                    .flatMap(YamlNode::asString)
                    .ifPresent(regex -> pattern(regex, RubyText.plain(value), which, span));
        } else {
            unless(!input.spec().has("regex"), "RegEx validation can only be used with string inputs");
        }
    }

    private void unless(boolean good, String message) {
        if (!good) {
            report("input-specification", message, input.place(), Optional.empty());
        }
    }

    private void options(YamlNode value, Span span) {
        Optional<List<YamlNode>> options = input.options(known);
        if (options.isEmpty() || value.isNull()) {
            return;
        }
        boolean text = input.type() == InputType.STRING;
        String shown = RubyText.plain(value);
        List<String> allowed = options.get().stream().map(RubyText::plain).toList();
        boolean listed = text
                ? allowed.contains(shown)
                : options.get().stream().anyMatch(option -> InputRules.same(option, value));
        if (!listed) {
            report(
                    "input-option",
                    "`" + shown + "` cannot be used because it is not in the list of "
                            + (text ? "allowed options" : "the allowed options"),
                    span,
                    Optional.of(DidYouMean.nearest(shown, allowed)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("it can be " + String.join(", ", allowed))));
        }
    }

    private void pattern(String regex, String value, String which, Span span) {
        Optional<SearchPattern> pattern = SearchPattern.compile(regex);
        if (pattern.isEmpty()) {
            report(
                    "input-specification",
                    "invalid regular expression",
                    place("regex"),
                    Optional.of(SearchPattern.fault(regex)));
        } else if (!pattern.get().occursIn(value)) {
            report(
                    "input-pattern",
                    which + " value does not match required RegEx pattern",
                    span,
                    Optional.of("the pattern is " + regex));
        }
    }

    private Span place(String key) {
        return input.spec().get(key).map(YamlNode::span).orElse(input.place());
    }

    private void report(String code, String message, Span span, Optional<String> hint) {
        findings.add(code, "`" + input.name() + "` input: " + message, span, hint);
    }
}
