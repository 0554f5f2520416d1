package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlMap;
import java.util.List;
import java.util.Map;

/** The defaults of declared inputs, for inputs that nobody gives values when the configuration is read: those of jobs. */
public final class InputDefaults {
    private InputDefaults() {}

    /** What is wrong with them, each by itself. */
    public static List<Problem> problems(YamlMap declared) {
        Findings findings = new Findings();
        YamlMap nothing = YamlMap.of(Map.of(), declared.span());
        InputValues.of(declared, nothing, GivenInputs.NONE, findings);
        return findings.each();
    }
}
