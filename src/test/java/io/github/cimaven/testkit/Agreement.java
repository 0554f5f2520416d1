package io.github.cimaven.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where two answers differ: every value of either side, by its path. Only {@code errors} and {@code warnings} are sets;
 * everywhere else the order of a list counts, and a value that one side alone has is a difference.
 */
public record Agreement(List<String> differences) {
    private static final int SHOWN = 300;

    public Agreement {
        differences = List.copyOf(differences);
    }

    public static Agreement of(JsonObject ours, JsonObject theirs) {
        List<String> differences = new ArrayList<>();
        compare("", ours, theirs, differences);
        return new Agreement(differences);
    }

    /** Whether nothing differs under any of the given paths. */
    public boolean under(String... paths) {
        return differences.stream().noneMatch(difference -> Set.of(paths).stream()
                .anyMatch(path -> difference.startsWith(path + ":")
                        || difference.startsWith(path + ".")
                        || difference.startsWith(path + "[")));
    }

    private static void compare(String path, JsonElement ours, JsonElement theirs, List<String> differences) {
        if (ours instanceof JsonObject left && theirs instanceof JsonObject right) {
            Set<String> names = new TreeSet<>(left.keySet());
            names.addAll(right.keySet());
            for (String name : names) {
                String below = path.isEmpty() ? name : path + "." + name;
                if (left.has(name) && right.has(name)) {
                    compare(below, left.get(name), right.get(name), differences);
                } else {
                    differences.add(below
                            + (left.has(name)
                                    ? ": only we have " + shown(left.get(name))
                                    : ": only GitLab has " + shown(right.get(name))));
                }
            }
        } else if (ours instanceof JsonArray left && theirs instanceof JsonArray right) {
            lists(path, left, right, differences);
        } else if (!ours.equals(theirs)) {
            differences.add(path + ": ours " + shown(ours) + ", GitLab's " + shown(theirs));
        }
    }

    private static void lists(String path, JsonArray ours, JsonArray theirs, List<String> differences) {
        if (path.endsWith("errors") || path.equals("warnings")) {
            Set<String> left = texts(ours);
            Set<String> right = texts(theirs);
            right.stream()
                    .filter(text -> !left.contains(text))
                    .forEach(text -> differences.add(path + ": only GitLab has " + text));
            left.stream()
                    .filter(text -> !right.contains(text))
                    .forEach(text -> differences.add(path + ": only we have " + text));
        } else if (ours.size() != theirs.size()) {
            differences.add(path + ": ours " + shown(ours) + ", GitLab's " + shown(theirs));
        } else {
            for (int i = 0; i < ours.size(); i++) {
                compare(path + "[" + i + "]", ours.get(i), theirs.get(i), differences);
            }
        }
    }

    private static Set<String> texts(JsonArray array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(item -> texts.add(item.getAsString()));
        return texts;
    }

    private static String shown(JsonElement value) {
        String text = value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
