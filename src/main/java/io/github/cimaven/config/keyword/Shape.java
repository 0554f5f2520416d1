package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.Optional;

/** What Ruby on Rails says of a value whatever its type: how long it is, how it reads as text. */
final class Shape {
    private static final int LONGEST_IN_HINT = 60;
    /** Needs no quotes. */
    private static final String PLAIN = "[a-zA-Z0-9./_-]+";

    private Shape() {}

    /** Items of a list or map; characters of anything else. */
    static int length(YamlNode value) {
        if (value instanceof YamlList list) {
            return list.items().size();
        }
        if (value instanceof YamlMap map) {
            return map.names().size();
        }
        String text = text(value);
        return text.codePointCount(0, text.length());
    }

    /** A scalar as text; anything else as Ruby shows it. */
    static String text(YamlNode value) {
        return RubyText.plain(value);
    }

    /** What to write where a text stands in place of a list of texts. */
    static Optional<String> listHint(YamlNode value) {
        return value.asString()
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_IN_HINT && text.indexOf('\n') < 0)
                .map(text -> "write it as a list: [" + (text.matches(PLAIN) ? text : '"' + text + '"') + "]");
    }
}
