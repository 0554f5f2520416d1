package io.github.cimaven.config.input;

import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of value an input takes.
 *
 * @see <a href="https://docs.gitlab.com/ci/inputs/#input-types">Input types</a>
 */
enum InputType {
    ARRAY,
    BOOLEAN,
    NUMBER,
    STRING;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(InputType::word).toList();
    }

    static Optional<InputType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** The value as this type has it, if it can be had: text is read as JSON, and anything can be text. */
    YamlNode coerced(YamlNode value) {
        if (this == STRING) {
            return new YamlScalar(RubyText.plain(value), value.span(), value.trail());
        }
        return value.asString().isPresent() ? JsonText.read((YamlScalar) value).orElse(value) : value;
    }

    boolean accepts(YamlNode value) {
        return switch (this) {
            case ARRAY -> value instanceof YamlList;
            case BOOLEAN -> value instanceof YamlScalar scalar && scalar.value() instanceof Boolean;
            case NUMBER -> value instanceof YamlScalar scalar && scalar.value() instanceof Number;
            case STRING -> value.asString().isPresent();
        };
    }

    /** {@code an array}, {@code a number}. */
    String withArticle() {
        return (this == ARRAY ? "an " : "a ") + word();
    }
}
