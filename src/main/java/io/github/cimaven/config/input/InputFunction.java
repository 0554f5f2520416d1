package io.github.cimaven.config.input;

import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One function on texts. */
enum InputFunction {
    /** A part of the text: {@code truncate(offset, length)}, in characters. */
    TRUNCATE("truncate\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\)?") {
        @Override
        Optional<String> apply(String text, String call, Variables variables) {
            Matcher arguments = matcher(call);
            arguments.matches();
            int length = text.codePointCount(0, text.length());
            int from = Math.min(number(arguments.group(1)), length);
            int to = (int) Math.min((long) from + number(arguments.group(2)), length);
            return Optional.of(text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to)));
        }
    },
    /** The values of variables in the place of their names; what is not known stays. No configuration may show a masked one. */
    EXPAND_VARS("expand_vars") {
        @Override
        Optional<String> apply(String text, String call, Variables variables) {
            boolean masked = Expansion.references(text).stream()
                    .anyMatch(
                            name -> variables.get(name).filter(Variable::masked).isPresent());
            return masked ? Optional.empty() : Optional.of(Expansion.existing(text, variables));
        }
    },
    /** The text as one word of a POSIX shell. */
    POSIX_ESCAPE("posix_escape") {
        @Override
        Optional<String> apply(String text, String call, Variables variables) {
            return Optional.of(
                    text.isEmpty()
                            ? "''"
                            : text.replaceAll("[^A-Za-z0-9_\\-.,:+/@\\n]", "\\\\$0")
                                    .replace("\n", "'\n'"));
        }
    };

    private final Pattern call;

    InputFunction(String call) {
        this.call = Pattern.compile(call);
    }

    /** The function that a call means, arguments included. */
    static Optional<InputFunction> named(String call) {
        return Arrays.stream(values())
                .filter(function -> function.matcher(call).matches())
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Matcher matcher(String text) {
        return call.matcher(text);
    }

    /** Absent where a variable is named that no configuration may show. */
    abstract Optional<String> apply(String text, String call, Variables variables);

    /** No text is longer than nine digits can tell. */
    private static int number(String digits) {
        String significant = digits.replaceFirst("^0+(?=\\d)", "");
        return significant.length() > 9 ? 999_999_999 : Integer.parseInt(significant);
    }
}
