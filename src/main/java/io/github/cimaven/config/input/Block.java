package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One {@code $[[ access | function | … ]]} and what it stands for.
 *
 * @param text as it stands in the file
 * @param value absent where errors say why
 */
record Block(String text, Optional<YamlNode> value, List<String> errors) {
    private static final int MOST_FUNCTIONS = 3;
    /** Filled in later, for each job of a matrix. */
    private static final String LATER = "matrix";

    Block {
        errors = List.copyOf(errors);
    }

    /** @param data what stands between the brackets */
    static Block evaluate(String text, String data, Span place, YamlMap context, Variables variables) {
        List<String> parts = Arrays.stream(data.split("\\|")).map(String::strip).toList();
        String path = parts.isEmpty() ? "" : parts.get(0);
        if (path.split("\\.", 2)[0].equals(LATER)) {
            return new Block(text, Optional.of(YamlScalar.text(text, place)), List.of());
        }
        Access access = Access.to(path, context);
        if (!access.errors().isEmpty()) {
            return new Block(text, Optional.empty(), access.errors());
        }
        List<String> functions = parts.subList(1, parts.size());
        if (functions.size() > MOST_FUNCTIONS) {
            return new Block(text, Optional.empty(), List.of("too many functions in interpolation block"));
        }
        Functions.Output output = Functions.apply(functions, access.value().orElseThrow(), variables);
        return new Block(text, output.value(), output.errors());
    }
}
