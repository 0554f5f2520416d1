package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Shapes of values that several keywords share. */
final class Values {
    private static final int DEEPEST_LIST = 10;

    private Values() {}

    /** The texts of a list; absent when it is no list of texts only. */
    static Optional<List<String>> strings(YamlNode value) {
        if (!(value instanceof YamlList list)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (YamlNode item : list.items()) {
            Optional<String> text = item.asWord();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(texts);
    }

    static Optional<List<String>> stringOrStrings(YamlNode value) {
        return value.asWord().map(List::of).or(() -> strings(value));
    }

    /** A text, or lists of texts in lists, made flat. */
    static Optional<List<String>> stringOrNestedStrings(YamlNode value) {
        return value.asWord().map(List::of).or(() -> nestedStrings(value));
    }

    static Optional<List<String>> nestedStrings(YamlNode value) {
        List<String> texts = new ArrayList<>();
        return value instanceof YamlList list && collect(list, texts, 0) ? Optional.of(texts) : Optional.empty();
    }

    private static boolean collect(YamlList list, List<String> texts, int depth) {
        if (depth >= DEEPEST_LIST) {
            return false;
        }
        for (YamlNode item : list.items()) {
            if (item instanceof YamlList nested ? !collect(nested, texts, depth + 1) : !add(item, texts)) {
                return false;
            }
        }
        return true;
    }

    private static boolean add(YamlNode item, List<String> texts) {
        item.asWord().ifPresent(texts::add);
        return item.asWord().isPresent();
    }

    /** Whether it is a list of maps, which may stand in further lists up to ten levels deep. */
    static boolean isNestedMaps(YamlNode value) {
        return value instanceof YamlList && isNestedMaps(value, DEEPEST_LIST);
    }

    private static boolean isNestedMaps(YamlNode value, int levels) {
        if (!(value instanceof YamlList list)) {
            return value instanceof YamlMap;
        }
        if (levels == 0) {
            return false;
        }
        for (YamlNode item : list.items()) {
            if (!isNestedMaps(item, levels - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is one of some words. Of a list Rails asks whether all its items are, so that an empty one passes too. */
    static boolean isAmong(YamlNode value, Collection<String> words) {
        List<YamlNode> asked = value instanceof YamlList list ? list.items() : List.of(value);
        return asked.stream()
                .allMatch(item -> item.asString().filter(words::contains).isPresent());
    }

    static Optional<Boolean> bool(YamlNode value) {
        return value instanceof YamlScalar scalar && scalar.value() instanceof Boolean flag
                ? Optional.of(flag)
                : Optional.empty();
    }

    static boolean isInteger(YamlNode value) {
        return value instanceof YamlScalar scalar && scalar.value() instanceof BigInteger;
    }

    static Optional<Integer> integer(YamlNode value) {
        return value instanceof YamlScalar scalar
                        && scalar.value() instanceof BigInteger number
                        && number.bitLength() < Integer.SIZE
                ? Optional.of(number.intValueExact())
                : Optional.empty();
    }

    static boolean isBlank(YamlNode value) {
        return value.isBlank();
    }

    /** One integer or a list of them. */
    static Optional<List<Integer>> integers(YamlNode value) {
        if (!(value instanceof YamlList list)) {
            return integer(value).map(List::of);
        }
        List<Integer> numbers =
                list.items().stream().flatMap(item -> integer(item).stream()).toList();
        return numbers.size() == list.items().size() ? Optional.of(numbers) : Optional.empty();
    }

    /** The flag under a name; problems say that it should be a boolean value. */
    static Optional<Boolean> flag(YamlMap map, String name, Site site) {
        Optional<YamlNode> value = map.specified(name);
        if (value.isPresent() && bool(value.get()).isEmpty()) {
            site.attribute(value.get(), name.replace('_', ' '), "should be a boolean value");
        }
        return value.flatMap(Values::bool);
    }

    /** A single value as a list of one; lists and maps as they are. */
    static YamlNode listed(YamlNode value) {
        return value instanceof YamlScalar ? new YamlList(List.of(value), value.span(), value.trail()) : value;
    }

    /** The items of a list, or the one value, without nulls, which GitLab passes over. */
    static List<YamlNode> givenItems(YamlNode value) {
        List<YamlNode> items = value instanceof YamlList list ? flattened(list) : List.of(value);
        List<YamlNode> given = new ArrayList<>(items);
        given.removeIf(YamlNode::isNull);
        return given;
    }

    /** The items of a list, those of lists in it included, as {@code !reference} leaves them. */
    static List<YamlNode> flattened(YamlList list) {
        List<YamlNode> items = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (item instanceof YamlList inner) {
                items.addAll(flattened(inner));
            } else {
                items.add(item);
            }
        }
        return items;
    }
}
