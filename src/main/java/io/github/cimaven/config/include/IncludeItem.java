package io.github.cimaven.config.include;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One item of an {@code include}, in its long form.
 *
 * @param values by keyword, such as {@code local}
 * @param span of what the user wrote
 */
record IncludeItem(YamlMap values, Span span) {
    /** A text that stands for a whole item: an address, or else a path of the project. */
    static IncludeItem ofText(YamlNode text, Variables variables) {
        YamlNode location = expanded(text, variables);
        String kind = RemoteFile.isAddress(location.asString().orElse("")) ? "remote" : "local";
        Map<String, Entry> values = new LinkedHashMap<>();
        values.put(kind, new Entry(YamlScalar.text(kind, text.span()), location));
        return new IncludeItem(YamlMap.of(values, text.span()), text.span());
    }

    /** Local files of an {@code include} whose names say all: no wildcard, no variable, no rule that may leave them out. */
    static List<String> plainNames(YamlNode include) {
        List<YamlNode> items = include instanceof YamlList list ? list.items() : List.of(include);
        return items.stream()
                .flatMap(item -> item instanceof YamlMap map
                        ? map.has("rules") ? Stream.empty() : map.get("local").flatMap(YamlNode::asString).stream()
                        : item.asString().stream())
                .filter(name -> !name.contains("*") && !name.contains("$") && !RemoteFile.isAddress(name))
                .toList();
    }

    /** The same item, with one value instead of several. */
    IncludeItem with(String name, YamlNode value) {
        Map<String, Entry> changed = new LinkedHashMap<>(values.entries());
        changed.computeIfPresent(name, (key, entry) -> entry.with(value));
        return new IncludeItem(values.withEntries(changed), span);
    }

    /** With the variables in its texts filled in; a name that is not known is empty. */
    IncludeItem expanded(Variables variables) {
        Map<String, Entry> filled = new LinkedHashMap<>();
        values.entries().forEach((name, entry) -> filled.put(name, entry.with(expanded(entry.value(), variables))));
        return new IncludeItem(values.withEntries(filled), span);
    }

    private static YamlNode expanded(YamlNode value, Variables variables) {
        if (value instanceof YamlList list) {
            List<YamlNode> items = list.items().stream()
                    .map(item -> item.asString().isPresent() ? expanded(item, variables) : item)
                    .toList();
            return new YamlList(items, list.span(), list.trail());
        }
        return value.asString()
                .<YamlNode>map(text -> new YamlScalar(Expansion.known(text, variables), value.span(), value.trail()))
                .orElse(value);
    }

    /** Whether there is a value, be it an empty text: anything but nothing and {@code false}. */
    boolean names(String name) {
        return values.get(name).filter(value -> !value.isFalsy()).isPresent();
    }

    /** The value unless it is blank, as Ruby understands it. */
    Optional<YamlNode> present(String name) {
        return values.get(name).filter(value -> !value.isBlank());
    }

    /** The project's name; a list of projects is an old form, of which the first one counts. */
    String project() {
        return present("project")
                .flatMap(YamlNode::asList)
                .map(list -> RubyText.plain(list.items().get(0)))
                .orElseGet(() -> text("project"));
    }

    /** The value as Ruby makes it a text. */
    String text(String name) {
        return present(name).map(RubyText::plain).orElse("");
    }

    /** Where a value stands; the whole item where there is none. */
    Span spanOf(String name) {
        return values.get(name).map(YamlNode::span).orElse(span);
    }
}
