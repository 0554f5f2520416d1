package io.github.cimaven.config.keyword;

import io.github.cimaven.config.input.InputDefaults;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code inputs} of a job: values that can be changed when the job is started by hand.
 *
 * @see <a href="https://docs.gitlab.com/ci/jobs/job_inputs/">Job inputs</a>
 */
final class JobInputsKeyword implements CheckedKeyword {
    private static final KeywordTable KEYS =
            KeywordTable.named("inputs:").noEffect("default", "description", "options", "regex", "type");
    private static final List<String> TYPES = List.of("array", "boolean", "number", "string");
    private static final int MOST_OPTIONS = 50;
    private static final int MOST = 50;

    @Override
    public String name() {
        return "inputs";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("inputs", value);
        new Attributes(value, here).map();
        value.asMap()
                .ifPresent(map -> map.entries().forEach((name, entry) -> input(entry, here.at(name, entry.value()))));
        if (here.valid()) {
            value.asMap().ifPresent(map -> together(map, site));
        }
    }

    /** What GitLab says of the job when each input is well-formed. */
    private static void together(YamlMap inputs, Site site) {
        if (inputs.names().size() > MOST) {
            site.attribute(inputs, "inputs", "has too many entries (maximum " + MOST + ")");
            return;
        }
        for (Problem problem : InputDefaults.problems(inputs)) {
            site.report(
                    problem.span().orElse(inputs.span()),
                    "inputs",
                    problem.message().replaceFirst(" input:", ":"),
                    problem.hint());
        }
    }

    private static void input(YamlMap.Entry entry, Site here) {
        YamlNode value = entry.value();
        if (entry.key().asString().isEmpty() && !Values.isInteger(entry.key())) {
            here.attribute(entry.key(), "key", "must be an alphanumeric string");
        }
        Attributes attributes = new Attributes(value, here);
        if (!value.isNull()) {
            attributes.map();
        }
        attributes.keys(KEYS);
        attributes
                .get("description")
                .filter(given -> given.asWord().isEmpty() && !Values.isInteger(given))
                .ifPresent(given -> here.attribute(given, "input description", "must be an alphanumeric string"));
        attributes
                .get("regex")
                .filter(given -> given.asString().isEmpty())
                .ifPresent(given -> here.attribute(given, "input regex", "should be a string"));
        attributes
                .get("type")
                .filter(given -> !TYPES.contains(Shape.text(given)))
                .ifPresent(given -> here.choice(
                        given, "input type", "unknown value: " + Shape.text(given), Shape.text(given), TYPES));
        attributes.get("options").ifPresent(given -> options(given, here));
        if ((value instanceof YamlMap || value.isNull())
                && attributes.get("default").isEmpty()) {
            here.attribute(value, "", "must have a default value");
        }
    }

    private static void options(YamlNode value, Site here) {
        if (!(value instanceof YamlList)) {
            here.attribute(value, "input options", "should be an array");
        }
        // GitLab counts the characters of a text too.
        if (Shape.length(value) > MOST_OPTIONS) {
            YamlNode place =
                    value.asList().map(list -> list.items().get(MOST_OPTIONS)).orElse(value);
            here.config(place, "cannot define more than " + MOST_OPTIONS + " options");
        }
        value.asList().stream()
                .flatMap(list -> list.items().stream())
                .filter(YamlNode::isNull)
                .findFirst()
                .ifPresent(nothing -> here.config(nothing, "options array cannot contain null values"));
    }

    /** As given, with the type that counts where none is named. */
    @Override
    public Map<String, @Nullable Object> option(YamlNode value) {
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        value.asMap().ifPresent(map -> map.entries().forEach((name, entry) -> {
            Map<String, @Nullable Object> input =
                    new LinkedHashMap<>(entry.value().asMap().map(PlainData::of).orElse(Map.of()));
            if (input.get("type") == null) {
                input.put("type", "string");
            }
            option.put(name, input);
        }));
        return option;
    }
}
