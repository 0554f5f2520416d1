package io.github.cimaven.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value as Ruby shows it, which is how GitLab quotes it in some of its messages. */
public final class RubyText {
    private RubyText() {}

    /** As a Ruby program would have it, with quotes around text ({@code inspect}). */
    public static String of(YamlNode node) {
        return inspected(node, false);
    }

    /**
     * The pairs of a map ({@code [:name, "value"]}) as GitLab holds a configuration: names are symbols, and keys that are no text
     * have moved behind them.
     */
    public static List<String> pairs(YamlMap map) {
        return named(map)
                .map(entry -> "[" + key(entry.key(), true) + ", " + symbolized(entry.value()) + "]")
                .toList();
    }

    /** As a Ruby program would have it after GitLab has read a configuration, see {@link #pairs}. */
    public static String symbolized(YamlNode node) {
        if (node instanceof YamlList list) {
            return list.items().stream().map(RubyText::symbolized).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof YamlMap map) {
            return named(map)
                    .map(entry -> key(entry.key(), true) + "=>" + symbolized(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return inspected(node, true);
    }

    private static Stream<YamlMap.Entry> named(YamlMap map) {
        Comparator<YamlMap.Entry> textFirst =
                Comparator.comparing(entry -> entry.key().asString().isEmpty());
        return map.entries().values().stream().sorted(textFirst);
    }

    /** As it is put into other text ({@code to_s}): text as it is, nothing for null. GitLab keeps names of values as symbols. */
    public static String plain(YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.text() : inspected(node, true);
    }

    /** Values in one line ({@code join}), those of inner lists included. */
    public static String joined(Collection<? extends YamlNode> values) {
        return values.stream()
                .map(value -> value instanceof YamlList list ? joined(list.items()) : plain(value))
                .collect(Collectors.joining(", "));
    }

    private static String inspected(YamlNode node, boolean symbols) {
        if (node instanceof YamlList list) {
            return list.items().stream()
                    .map(item -> inspected(item, symbols))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof YamlMap map) {
            return map.entries().values().stream()
                    .map(entry -> key(entry.key(), symbols) + "=>" + inspected(entry.value(), symbols))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof YamlReference reference) {
            return reference.text();
        }
        if (node instanceof YamlScalar scalar && scalar.value() instanceof RubySymbol symbol) {
            return symbol.shown();
        }
        return node.asString()
                .map(RubyText::quoted)
                .orElseGet(() -> node.isNull()
                        ? "nil"
                        : node.asScalar().map(YamlScalar::text).orElse(""));
    }

    private static String key(YamlScalar key, boolean symbols) {
        return symbols && key.asString().isPresent() ? symbol(key.text()) : inspected(key, symbols);
    }

    /** A name as a Ruby symbol. */
    public static String symbol(String name) {
        return new RubySymbol(name).shown();
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean begins = next == '#' && i + 1 < text.length() && "{$@".indexOf(text.charAt(i + 1)) >= 0;
            quoted.append(begins ? "\\#" : escaped(next));
        }
        return quoted.append('"').toString();
    }

    private static String escaped(char next) {
        return switch (next) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case 0x1B -> "\\e";
            default ->
                next < ' ' || next == 0x7F ? String.format(Locale.ROOT, "\\x%02X", (int) next) : String.valueOf(next);
        };
    }
}
