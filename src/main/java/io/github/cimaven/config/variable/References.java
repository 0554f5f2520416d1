package io.github.cimaven.config.variable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two ways in which GitLab finds variables in text.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/where_variables_can_be_used/">Where variables can be used</a>
 */
final class References {
    /** The server knows {@code $NAME}, {@code ${NAME}} and {@code %NAME%}, and leaves {@code $$} and {@code %%} alone. */
    private static final Pattern SERVER = Pattern.compile(
            "\\$\\$|%%|\\$([a-zA-Z_][a-zA-Z0-9_]*)|\\$\\{([a-zA-Z_][a-zA-Z0-9_]*)}|%([a-zA-Z_][a-zA-Z0-9_]*)%");

    /** Outside of values of variables the server has no such escape. */
    private static final Pattern UNESCAPED =
            Pattern.compile("\\$([a-zA-Z_][a-zA-Z0-9_]*)|\\$\\{([a-zA-Z_][a-zA-Z0-9_]*)}|%([a-zA-Z_][a-zA-Z0-9_]*)%");

    /** The runner knows {@code $NAME} and {@code ${NAME}}; {@code $$} is a dollar sign, shell specials are empty. */
    private static final Pattern RUNNER =
            Pattern.compile("\\$(?:([a-zA-Z_][a-zA-Z0-9_]*)|\\{([^}]*)}|([*#$@!?\\-0-9]))");

    private References() {}

    /** @param value of a name; null leaves the reference as it is */
    static String onServer(String text, UnaryOperator<@Nullable String> value) {
        return replaced(SERVER, text, value);
    }

    /** The same, of a text that is no variable's value. */
    static String unescaped(String text, UnaryOperator<@Nullable String> value) {
        return replaced(UNESCAPED, text, value);
    }

    /** The names that {@link #unescaped} asks for, in their order. */
    static List<String> names(String text) {
        return UNESCAPED
                .matcher(text)
                .results()
                .map(found -> Objects.requireNonNull(firstGroup(found, 3)))
                .toList();
    }

    /** The names in the value of a variable, as often as they stand there. */
    static List<String> namesInValue(String text) {
        return SERVER.matcher(text)
                .results()
                .flatMap(found -> Optional.ofNullable(firstGroup(found, 3)).stream())
                .toList();
    }

    private static String replaced(Pattern references, String text, UnaryOperator<@Nullable String> value) {
        if (text.indexOf('$') < 0 && text.indexOf('%') < 0) {
            return text;
        }
        return references.matcher(text).replaceAll(found -> {
            String name = firstGroup(found, 3);
            String replacement = name == null ? null : value.apply(name);
            return Matcher.quoteReplacement(replacement == null ? found.group() : replacement);
        });
    }

    /** @param value of a name; null is empty */
    static String onRunner(String text, UnaryOperator<@Nullable String> value) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        return RUNNER.matcher(text).replaceAll(found -> {
            if ("$".equals(found.group(3))) {
                return Matcher.quoteReplacement("$");
            }
            String name = firstGroup(found, 2);
            String replacement = name == null ? null : value.apply(name);
            return Matcher.quoteReplacement(replacement == null ? "" : replacement);
        });
    }

    private static @Nullable String firstGroup(java.util.regex.MatchResult found, int groups) {
        for (int group = 1; group <= groups; group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return null;
    }
}
