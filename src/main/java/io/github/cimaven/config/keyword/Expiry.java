package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;
import java.util.regex.Pattern;

/** How long something is kept: a duration, or never an end. */
final class Expiry {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\$|%%|\\$\\w+|\\$\\{\\w+}|%\\w+%");

    private Expiry() {}

    static boolean valid(YamlNode value) {
        return value.asString()
                .filter(text -> text.equalsIgnoreCase("never")
                        || DurationText.parse(text).isPresent())
                .isPresent();
    }

    /** Also where a variable stands in it, whose value nobody knows yet. */
    static boolean validOrVariable(YamlNode value) {
        return VARIABLE.matcher(Shape.text(value)).find() || valid(value);
    }
}
