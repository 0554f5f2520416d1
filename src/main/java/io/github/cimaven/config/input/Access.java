package io.github.cimaven.config.input;

import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way from the context to a value: {@code inputs.name}, with names and indexes of what lies in it.
 *
 * @param value absent where errors say why
 */
record Access(Optional<YamlNode> value, List<String> errors) {
    private static final int MOST_SEGMENTS = 5;
    private static final int MOST_INDEXES = 5;
    private static final int LONGEST = 1024;
    private static final Pattern INDEXED = Pattern.compile("(\\w*)((?:\\[\\d+])+)");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");
    private static final Pattern BRACKETS = Pattern.compile("\\[([^]]*)]");

    Access {
        errors = List.copyOf(errors);
    }

    static Access to(String path, YamlMap context) {
        String[] segments = path.split("\\.", MOST_SEGMENTS);
        List<String> errors = new ArrayList<>();
        if (segments.length <= 1) {
            errors.add("invalid pattern used for interpolation. valid pattern is $[[ inputs.input ]]");
        }
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            errors.add("maximum interpolation expression size exceeded");
        }
        if (!errors.isEmpty()) {
            return new Access(Optional.empty(), errors);
        }
        Access found = found(context);
        for (String segment : segments) {
            if (found.value().isPresent()) {
                YamlNode from = found.value().get();
                found = segment.contains("[") ? indexed(from, segment, path) : named(from, segment, path);
            }
        }
        return found;
    }

    private static Access found(YamlNode node) {
        return new Access(Optional.of(node), List.of());
    }

    private static Access error(String message) {
        return new Access(Optional.empty(), List.of(message));
    }

    private static Access named(YamlNode from, String name, String path) {
        return from.asMap()
                .flatMap(map -> map.get(name))
                .map(Access::found)
                .orElseGet(() -> error("unknown interpolation provided: `" + name + "` in `" + path + "`"));
    }

    private static Access indexed(YamlNode from, String segment, String path) {
        Matcher parts = INDEXED.matcher(segment);
        if (!parts.matches()) {
            return error(malformed(segment, path));
        }
        if (parts.group(1).isEmpty()) {
            return error("invalid indexed access without a key in `" + path + "`");
        }
        List<String> indexes = INDEX.matcher(parts.group(2))
                .results()
                .map(found -> found.group(1))
                .toList();
        if (indexes.size() > MOST_INDEXES) {
            return error("too many array indices in `" + path + "` (maximum depth: " + MOST_INDEXES + ")");
        }
        Access found = named(from, parts.group(1), path);
        for (String index : indexes) {
            if (found.value().isPresent()) {
                found = item(found.value().get(), withoutZeros(index), path);
            }
        }
        return found;
    }

    private static String withoutZeros(String digits) {
        return digits.replaceFirst("^0+(?=\\d)", "");
    }

    private static Access item(YamlNode from, String index, String path) {
        if (!(from instanceof YamlList list)) {
            return error("cannot index into non-array value at [" + index + "] in `" + path + "`");
        }
        int size = list.items().size();
        // More than nine digits are more than any list has.
        return index.length() > 9 || Integer.parseInt(index) >= size
                ? error("array index " + index + " out of bounds (size: " + size + ") in `" + path + "`")
                : found(list.items().get(Integer.parseInt(index)));
    }

    private static String malformed(String segment, String path) {
        long opened = segment.chars().filter(sign -> sign == '[').count();
        long closed = segment.chars().filter(sign -> sign == ']').count();
        if (opened != closed) {
            return "invalid array index in `" + path + "`: missing closing bracket";
        }
        return BRACKETS.matcher(segment)
                .results()
                .map(found -> found.group(1))
                .filter(content -> !content.matches("\\d+"))
                .findFirst()
                .map(content -> "invalid array index in `" + path + "`: `" + content + "` is not a valid index")
                .orElse("invalid array index syntax in `" + path + "`");
    }
}
