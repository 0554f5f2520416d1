package io.github.cimaven.config.input;

import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the header of a file and checks it as GitLab does.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#spec">spec</a>
 */
final class HeaderReader {
    private static final List<String> SPEC_KEYS = List.of("inputs", "include", "component", "description");
    private static final int LONGEST_DESCRIPTION = 256;

    private final HeaderPlace top;

    private final SpecIncludes includes;

    private HeaderReader(SpecIncludes includes, Findings findings) {
        this.includes = includes;
        this.top = HeaderPlace.top(findings);
    }

    /** What it says is of use only if there are no findings. */
    static Header read(YamlMap header, SpecIncludes includes, Findings findings) {
        return new HeaderReader(includes, findings).header(header);
    }

    private Header header(YamlMap header) {
        top.knownKeys(header, List.of("spec"));
        Optional<YamlNode> spec = header.specified("spec").filter(value -> top.clean());
        return spec.isPresent() ? spec(spec.get()) : nothing(header);
    }

    private static Header nothing(YamlNode at) {
        return new Header(YamlMap.of(Map.of(), at.span()), Optional.empty(), List.of());
    }

    private Header spec(YamlNode node) {
        HeaderPlace place = top.below("spec");
        if (!(node instanceof YamlMap spec)) {
            place.config(node.span(), "should be a hash");
            return nothing(node);
        }
        place.knownKeys(spec, SPEC_KEYS);
        spec.specified("description").ifPresent(description -> description(description, place));
        if (!place.clean()) {
            return nothing(node);
        }
        YamlMap inputs = spec.specified("inputs")
                .flatMap(value -> inputs(value, place.below("inputs")))
                .orElseGet(() -> YamlMap.of(Map.of(), spec.keySpan("inputs")));
        Optional<YamlNode> include = spec.specified("include");
        include.ifPresent(value -> new HeaderIncludeCheck(includes).check(value, place.below("include")));
        return new Header(
                inputs,
                include.flatMap(HeaderReader::items),
                spec.specified("component")
                        .map(value -> component(value, place.below("component")))
                        .orElse(List.of()));
    }

    private static void description(YamlNode node, HeaderPlace place) {
        if (node.asString().isEmpty()) {
            place.attribute(node.span(), "config description", "should be a string");
        } else if (length(node.asString().get()) > LONGEST_DESCRIPTION) {
            place.attribute(
                    node.span(),
                    "config description",
                    "is too long (maximum is " + LONGEST_DESCRIPTION + " characters)");
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Optional<YamlMap> inputs(YamlNode node, HeaderPlace place) {
        if (!(node instanceof YamlMap inputs)) {
            place.config(node.span(), "should be a hash");
            return Optional.empty();
        }
        inputs.entries().forEach((name, entry) -> InputCheck.check(entry, place.below(name)));
        return Optional.of(inputs);
    }

    private static Optional<YamlNode> items(YamlNode node) {
        List<YamlNode> items = HeaderIncludeCheck.items(node);
        return items.isEmpty() ? Optional.empty() : Optional.of(new YamlList(items, node.span(), node.trail()));
    }

    private static List<String> component(YamlNode node, HeaderPlace place) {
        if (!(node instanceof YamlList list)) {
            place.config(node.span(), "should be an array");
            place.config(node.span(), "should be an array of strings");
            return List.of();
        }
        if (list.items().stream().anyMatch(item -> item.asString().isEmpty())) {
            place.config(list.span(), "should be an array of strings");
        }
        List<YamlNode> unknown = list.items().stream()
                .filter(item ->
                        item.asString().filter(ComponentFacts.NAMES::contains).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            place.config(unknown.get(0).span(), "contains unknown values: " + RubyText.joined(unknown));
        }
        return list.items().stream().flatMap(item -> item.asString().stream()).toList();
    }
}
