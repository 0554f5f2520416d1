package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values for the inputs of one file. */
public sealed interface GivenInputs {
    GivenInputs NONE = new FromUser(Map.of());

    /** From the user who starts the pipeline; a value has no place in any file. */
    static GivenInputs fromUser(Map<String, @Nullable Object> values) {
        return new FromUser(values);
    }

    /** From the {@code inputs} of an include, whatever stands there. */
    static GivenInputs inFile(YamlNode inputs) {
        return new InFile(inputs);
    }

    /**
     * The values by name, unless something else than a map was given.
     *
     * @param place that stands for the place of a value which has none
     */
    Optional<YamlMap> values(Span place);

    /** A value with a place: its own, or the one that stands for it. */
    YamlNode placed(YamlNode value, Span place);

    /** Where something else than values by name was given. */
    Optional<Span> span();

    /** What somebody who forgot an input can do about it. */
    String hint(String name);

    /** By name, of any type that data has. */
    record FromUser(Map<String, @Nullable Object> values) implements GivenInputs {
        public FromUser {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public Optional<YamlMap> values(Span place) {
            Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
            values.forEach((name, value) -> entries.put(
                    name, new YamlMap.Entry(YamlScalar.text(name, place), PlainData.node(value, place, Trail.NONE))));
            return Optional.of(YamlMap.of(entries, place));
        }

        @Override
        public YamlNode placed(YamlNode value, Span place) {
            return PlainData.node(PlainData.of(value), place, Trail.NONE);
        }

        @Override
        public Optional<Span> span() {
            return Optional.empty();
        }

        @Override
        public String hint(String name) {
            return "-Dci.input." + name + "=VALUE gives it";
        }
    }

    /** As a part of the configuration. */
    record InFile(YamlNode inputs) implements GivenInputs {
        @Override
        public Optional<YamlMap> values(Span place) {
            return inputs.isNull() ? Optional.of(YamlMap.of(Map.of(), place)) : inputs.asMap();
        }

        @Override
        public YamlNode placed(YamlNode value, Span place) {
            return value;
        }

        @Override
        public Optional<Span> span() {
            return Optional.of(inputs.span());
        }

        @Override
        public String hint(String name) {
            return "the include gives it: inputs: {" + name + ": VALUE}";
        }
    }
}
