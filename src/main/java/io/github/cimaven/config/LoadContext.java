package io.github.cimaven.config;

import io.github.cimaven.config.rule.RuleFiles;
import io.github.cimaven.config.variable.Variables;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What loading a configuration depends on besides the files.
 *
 * @param variables known before there are jobs: the pipeline's predefined ones, and the user's, which win over them
 * @param inputs given for the main file, by name: texts, or what a caller has typed already (Boolean, Number, List, Map)
 * @param files what the rules of includes ask of the project's files
 */
public record LoadContext(Variables variables, Map<String, @Nullable Object> inputs, RuleFiles files) {
    /** Nothing is known and nothing given. */
    public static final LoadContext NONE = new LoadContext(Variables.NONE, Map.of(), RuleFiles.NONE);

    /** For a configuration whose includes have no rules about files. */
    public LoadContext(Variables variables, Map<String, @Nullable Object> inputs) {
        this(variables, inputs, RuleFiles.NONE);
    }

    public LoadContext {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
