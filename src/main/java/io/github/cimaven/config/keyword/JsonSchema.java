package io.github.cimaven.config.keyword;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * As much of JSON Schema as GitLab checks some values with. The texts are those of the library that GitLab uses.
 *
 * @see <a href="https://github.com/davishmcclurg/json_schemer">json_schemer</a>
 */
@FunctionalInterface
interface JsonSchema {
    /** Matches any value. */
    JsonSchema ANY = (value, pointer) -> List.of();

    /** One thing that is wrong, and where. */
    record Flaw(String message, Span span, Optional<String> hint) {}

    /** @param pointer JSON pointer of the value, empty for the outermost one */
    List<Flaw> flaws(YamlNode value, String pointer);

    /** Reports all that is wrong as problems of an attribute. */
    default void check(YamlNode value, String attribute, Site site) {
        flaws(value, "").forEach(flaw -> site.report(flaw.span(), attribute, flaw.message(), flaw.hint()));
    }

    /** A text; its length in characters. */
    static JsonSchema text(int shortest, int longest) {
        return all(type("string"), length(shortest, longest));
    }

    /** Any text. */
    static JsonSchema text() {
        return type("string");
    }

    /** Of one of these types. */
    static JsonSchema type(String... types) {
        return (value, pointer) -> {
            if (Arrays.stream(types).anyMatch(type -> is(type, value))) {
                return List.of();
            }
            String what = types.length == 1
                    ? (types[0].matches("[aeiou].*") ? "an " : "a ") + types[0]
                    : "one of the types: [\"" + String.join("\", \"", types) + "\"]";
            return flaw("value at " + at(pointer) + " is not " + what, value);
        };
    }

    private static boolean is(String type, YamlNode value) {
        return switch (type) {
            case "string" -> value.asWord().isPresent();
            case "integer" -> Values.isInteger(value) || isWhole(value);
            case "boolean" -> Values.bool(value).isPresent();
            case "array" -> value instanceof YamlList;
            case "object" -> value instanceof YamlMap;
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** A number with nothing behind its point is an integer too. */
    private static boolean isWhole(YamlNode value) {
        return value instanceof YamlScalar scalar
                && scalar.value() instanceof Double number
                && Double.isFinite(number)
                && number == Math.rint(number);
    }

    /** The length that a value must have if it is a text. */
    static JsonSchema length(int shortest, int longest) {
        return (value, pointer) -> {
            int length = value.asWord().isPresent() ? Shape.length(value) : shortest;
            if (length < shortest) {
                return flaw("string length at " + at(pointer) + " is less than: " + shortest, value);
            }
            return length > longest
                    ? flaw("string length at " + at(pointer) + " is greater than: " + longest, value)
                    : List.of();
        };
    }

    /** A text that has the pattern somewhere in it. */
    static JsonSchema matching(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return all(
                type("string"),
                (value, pointer) -> value.asWord()
                                .filter(text -> !compiled.matcher(text).find())
                                .isPresent()
                        ? flaw("string at " + at(pointer) + " does not match pattern: " + pattern, value)
                        : List.of());
    }

    /** What must hold of all items of a list. */
    static JsonSchema listOf(JsonSchema item) {
        return all(type("array"), (value, pointer) -> {
            List<Flaw> flaws = new ArrayList<>();
            List<YamlNode> items = value.asList().map(YamlList::items).orElse(List.of());
            for (int i = 0; i < items.size(); i++) {
                flaws.addAll(item.flaws(items.get(i), pointer + "/" + i));
            }
            return flaws;
        });
    }

    /** A map with no other keys than these. */
    static JsonSchema map(Map<String, JsonSchema> properties) {
        Map<String, JsonSchema> known = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        return all(type("object"), (value, pointer) -> {
            List<Flaw> flaws = new ArrayList<>();
            value.asMap().ifPresent(map -> map.entries().forEach((name, entry) -> {
                String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                JsonSchema schema = known.get(name);
                flaws.addAll(
                        schema == null
                                ? List.of(additional(below, entry, known.keySet()))
                                : schema.flaws(entry.value(), below));
            }));
            return flaws;
        });
    }

    /** A map whose keys have the pattern and whose values all match one schema. */
    static JsonSchema mapOf(String names, JsonSchema values) {
        Pattern pattern = Pattern.compile(names);
        return all(type("object"), (value, pointer) -> {
            List<Flaw> flaws = new ArrayList<>();
            value.asMap().ifPresent(map -> map.entries().forEach((name, entry) -> {
                String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                flaws.addAll(
                        pattern.matcher(name).find()
                                ? values.flaws(entry.value(), below)
                                : List.of(additional(below, entry, List.of())));
            }));
            return flaws;
        });
    }

    private static Flaw additional(String pointer, YamlMap.Entry entry, Collection<String> known) {
        return new Flaw(
                "object property at " + at(pointer) + " is a disallowed additional property",
                entry.key().span(),
                DidYouMean.nearest(entry.key().text(), known).map(near -> "did you mean '" + near + "'?"));
    }

    /** The keys that a map must have. */
    static JsonSchema required(String... names) {
        return (value, pointer) -> {
            List<String> missing = value.asMap().stream()
                    .flatMap(map -> Arrays.stream(names).filter(name -> !map.has(name)))
                    .toList();
            return missing.isEmpty()
                    ? List.of()
                    : flaw(
                            "object at " + at(pointer) + " is missing required properties: "
                                    + String.join(", ", missing),
                            value);
        };
    }

    /** A key that a map must not have. */
    static JsonSchema without(String name) {
        return (value, pointer) -> value.asMap().filter(map -> !map.has(name)).isEmpty()
                ? flaw("value at " + at(pointer) + " matches `not` schema", value)
                : List.of();
    }

    static JsonSchema all(JsonSchema... schemas) {
        return (value, pointer) -> Stream.of(schemas)
                .flatMap(schema -> schema.flaws(value, pointer).stream())
                .toList();
    }

    /** One of schemas that exclude each other: what is wrong by each is said where none matches. */
    static JsonSchema oneOf(JsonSchema... schemas) {
        return (value, pointer) -> Stream.of(schemas)
                        .anyMatch(schema -> schema.flaws(value, pointer).isEmpty())
                ? List.of()
                : all(schemas).flaws(value, pointer).stream().distinct().toList();
    }

    private static List<Flaw> flaw(String message, YamlNode value) {
        return List.of(new Flaw(message, value.span(), Optional.empty()));
    }

    private static String at(String pointer) {
        return pointer.isEmpty() ? "root" : "`" + pointer + "`";
    }
}
