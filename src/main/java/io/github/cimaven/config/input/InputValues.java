package io.github.cimaven.config.input;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings declared inputs and given values together: each input gets a value of its type. */
final class InputValues {
    private final YamlMap declared;
    private final YamlMap given;
    private final GivenInputs source;
    private final Findings findings;
    private final Map<String, @Nullable Object> known = new LinkedHashMap<>();
    private final Map<String, Entry> values = new LinkedHashMap<>();

    private InputValues(YamlMap declared, YamlMap given, GivenInputs source, Findings findings) {
        this.declared = declared;
        this.given = given;
        this.source = source;
        this.findings = findings;
    }

    /** By name; of use only if there are no findings. */
    static YamlMap of(YamlMap declared, YamlMap given, GivenInputs source, Findings findings) {
        return new InputValues(declared, given, source, findings).values();
    }

    private YamlMap values() {
        List<DeclaredInput> inputs = new ArrayList<>();
        declared.entries()
                .forEach((name, entry) -> DeclaredInput.of(name, entry).ifPresent(inputs::add));
        unknownGiven(inputs.stream().map(DeclaredInput::name).toList());
        declared.entries().forEach(this::unknownSpecification);
        known.putAll(PlainData.of(given));
        for (DeclaredInput input : inputs) {
            Optional<YamlNode> chosen =
                    input.given(given.get(input.name())).map(value -> source.placed(value, input.place()));
            new InputValueCheck(input, known, source, findings).check(chosen);
            YamlNode value = actual(input, chosen);
            known.put(input.name(), PlainData.of(value));
            values.put(input.name(), new Entry(YamlScalar.text(input.name(), input.place()), value));
        }
        return YamlMap.of(values, declared.span());
    }

    private void unknownGiven(List<String> names) {
        List<String> unknown =
                given.names().stream().filter(name -> !names.contains(name)).toList();
        if (!unknown.isEmpty()) {
            Problem problem = Problem.error(
                            "input-unknown",
                            "unknown input arguments: " + String.join(", ", unknown),
                            given.keySpan(unknown.get(0)))
                    .alsoAt(unknown.stream().skip(1).map(given::keySpan).toList());
            findings.add(DidYouMean.nearest(unknown.get(0), names)
                    .map(near -> problem.withHint("did you mean '" + near + "'?"))
                    .orElse(problem));
        }
    }

    private void unknownSpecification(String name, Entry entry) {
        if (DeclaredInput.of(name, entry).isEmpty()) {
            findings.add(
                    "input-specification",
                    "unknown input specification for `" + name + "` (valid types: "
                            + String.join(", ", InputType.words()) + ")",
                    entry.key().span(),
                    Optional.empty());
        }
    }

    private YamlNode actual(DeclaredInput input, Optional<YamlNode> chosen) {
        YamlNode nothing = new YamlScalar(null, input.place(), Trail.NONE);
        Optional<YamlNode> value = chosen.or(() -> input.preset(known));
        if (value.isEmpty()) {
            return input.type() == InputType.STRING ? input.type().coerced(nothing) : nothing;
        }
        return input.type().coerced(value.get());
    }
}
