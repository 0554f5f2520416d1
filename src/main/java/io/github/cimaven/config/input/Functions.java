package io.github.cimaven.config.input;

import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * The functions that a block can send its value through, one after the other.
 *
 * @see <a href="https://docs.gitlab.com/ci/inputs/#specify-functions-to-manipulate-input-values">Functions</a>
 */
final class Functions {
    private Functions() {}

    /** @param value absent where errors say why */
    record Output(Optional<YamlNode> value, List<String> errors) {}

    static Output apply(List<String> calls, YamlNode value, Variables variables) {
        List<String> unknown = calls.stream()
                .filter(call -> InputFunction.named(call).isEmpty())
                .map(call -> "no function matching `" + call
                        + "`: check that the function name, arguments, and types are correct")
                .toList();
        if (!unknown.isEmpty()) {
            return new Output(Optional.empty(), unknown);
        }
        YamlNode current = value;
        for (String call : calls) {
            InputFunction function = InputFunction.named(call).orElseThrow();
            Optional<String> text = current.asString();
            if (text.isEmpty()) {
                return error(
                        function, "invalid input type: " + function.word() + " can only be used with string inputs");
            }
            Optional<String> result = function.apply(text.get(), call, variables);
            if (result.isEmpty()) {
                return error(function, "variable expansion error: masked variables cannot be expanded");
            }
            current = new YamlScalar(result.get(), value.span(), value.trail());
        }
        return new Output(Optional.of(current), List.of());
    }

    private static Output error(InputFunction function, String message) {
        return new Output(Optional.empty(), List.of("error in `" + function.word() + "` function: " + message));
    }
}
