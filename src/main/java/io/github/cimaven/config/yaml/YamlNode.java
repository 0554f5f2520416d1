package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import java.util.Optional;

/** A value of the configuration, with the place where it stands and the way it came from there. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar, YamlReference {
    Span span();

    Trail trail();

    YamlNode via(Trail trail);

    /** Whether this is a null: GitLab takes a key with null for one that is not there. */
    default boolean isNull() {
        return false;
    }

    /** What Ruby takes for no in a condition: null and {@code false}; an empty text is a yes. */
    default boolean isFalsy() {
        return isNull() || this instanceof YamlScalar scalar && Boolean.FALSE.equals(scalar.value());
    }

    /** What Ruby calls blank: null, {@code false}, white space only, and collections without items. */
    default boolean isBlank() {
        if (this instanceof YamlScalar scalar) {
            return isFalsy() || scalar.value() instanceof String text && text.isBlank();
        }
        return this instanceof YamlList list && list.items().isEmpty()
                || this instanceof YamlMap map && map.names().isEmpty();
    }

    default Optional<YamlMap> asMap() {
        return this instanceof YamlMap map ? Optional.of(map) : Optional.empty();
    }

    default Optional<YamlList> asList() {
        return this instanceof YamlList list ? Optional.of(list) : Optional.empty();
    }

    default Optional<YamlScalar> asScalar() {
        return this instanceof YamlScalar scalar ? Optional.of(scalar) : Optional.empty();
    }

    /** A text, or a symbol, where GitLab takes either. */
    default Optional<String> asWord() {
        return this instanceof YamlScalar scalar && scalar.value() instanceof RubySymbol symbol
                ? Optional.of(symbol.name())
                : asString();
    }

    /** The text, when this is a scalar that YAML takes for text. */
    default Optional<String> asString() {
        return this instanceof YamlScalar scalar && scalar.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
