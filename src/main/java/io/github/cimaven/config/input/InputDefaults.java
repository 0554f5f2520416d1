package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The defaults of declared inputs, for inputs that nobody gives values when the configuration is read: those of jobs. */
public final class InputDefaults {
    private InputDefaults() {}

    /** What is wrong with them, each by itself. */
    public static List<Problem> problems(YamlMap declared) {
        Findings findings = new Findings();
        YamlMap nothing = YamlMap.of(Map.of(), declared.span());
        InputValues.of(typed(declared), nothing, GivenInputs.NONE, findings);
        return findings.each();
    }

    /** A type of null counts as none here, which in a header it does not. */
    private static YamlMap typed(YamlMap declared) {
        Map<String, Entry> inputs = new LinkedHashMap<>();
        declared.entries()
                .forEach((name, entry) -> inputs.put(
                        name, entry.value() instanceof YamlMap spec ? entry.with(withoutNullType(spec)) : entry));
        return declared.withEntries(inputs);
    }

    private static YamlMap withoutNullType(YamlMap spec) {
        Map<String, Entry> kept = new LinkedHashMap<>(spec.entries());
        kept.computeIfPresent("type", (name, entry) -> entry.value().isNull() ? null : entry);
        return spec.withEntries(kept);
    }
}
