package io.github.cimaven.config.input;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Checks the specification of one input in a header, in GitLab's order.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#specinputs">spec:inputs</a>
 */
final class InputCheck {
    static final int MOST_OPTIONS = 50;
    private static final List<String> KEYS = List.of("default", "description", "options", "regex", "type", "rules");

    private InputCheck() {}

    static void check(Entry entry, HeaderPlace place) {
        if (!isWord(entry.key())) {
            place.attribute(entry.key().span(), "key", "must be an alphanumeric string");
        }
        YamlNode value = entry.value();
        if (!(value instanceof YamlMap) && !value.isNull()) {
            // GitLab checks it in two places, and says it twice.
            place.config(value.span(), "should be a hash");
            place.config(value.span(), "should be a hash");
        }
        YamlMap spec = value.asMap().orElseGet(() -> YamlMap.of(Map.of(), value.span()));
        attributes(spec, place);
        place.knownKeys(spec, KEYS);
        place.notTogether(spec, List.of("rules", "options"));
        place.notTogether(spec, List.of("rules", "default"));
        if (place.clean()) {
            spec.specified("rules").ifPresent(rules -> InputRuleCheck.check(rules, place.below("rules")));
        }
    }

    /** What GitLab calls alphanumeric. */
    private static boolean isWord(YamlNode node) {
        return node instanceof YamlScalar scalar
                && (scalar.asWord().isPresent() || scalar.value() instanceof BigInteger);
    }

    private static void attributes(YamlMap spec, HeaderPlace place) {
        spec.specified("description")
                .filter(value -> !isWord(value))
                .ifPresent(
                        value -> place.attribute(value.span(), "input description", "must be an alphanumeric string"));
        spec.specified("regex")
                .filter(value -> value.asString().isEmpty())
                .ifPresent(value -> place.attribute(value.span(), "input regex", "should be a string"));
        spec.specified("type").ifPresent(value -> type(value, place));
        spec.specified("options")
                .filter(value -> !(value instanceof YamlList))
                .ifPresent(value -> place.attribute(value.span(), "input options", "should be an array"));
        spec.specified("options").ifPresent(options -> options(options, place));
    }

    private static void type(YamlNode value, HeaderPlace place) {
        String word = RubyText.plain(value);
        if (InputType.named(word).isEmpty()) {
            place.report(
                    value.span(),
                    "input type unknown value: " + word,
                    DidYouMean.nearest(word, InputType.words()).map(near -> "did you mean '" + near + "'?"));
        }
    }

    private static void options(YamlNode options, HeaderPlace place) {
        List<YamlNode> items = options.asList().map(YamlList::items).orElse(List.of());
        if (size(options) > MOST_OPTIONS) {
            YamlNode excess = items.isEmpty() ? options : items.get(MOST_OPTIONS);
            place.config(excess.span(), "cannot define more than 50 options");
        }
        items.stream()
                .filter(YamlNode::isNull)
                .findFirst()
                .ifPresent(nothing -> place.config(nothing.span(), "options array cannot contain null values"));
    }

    /** GitLab counts whatever is given, the characters of a text too. */
    private static int size(YamlNode options) {
        return options.asList()
                .map(list -> list.items().size())
                .or(() -> options.asMap().map(map -> map.names().size()))
                .or(() -> options.asString().map(text -> text.codePointCount(0, text.length())))
                .orElse(0);
    }
}
