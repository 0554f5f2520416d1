package io.github.cimaven.config.variable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
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

    private static final Pattern RUNNER_BARE = Pattern.compile("\\$(?:([a-zA-Z_][a-zA-Z0-9_]*)|([*#$@!?\\-0-9]))");

    private References() {}

    /**
     * @param value of a name; null leaves the reference as it is
     * @param room for the values; what finds none leaves the reference as it is too
     */
    static String onServer(String text, UnaryOperator<@Nullable String> value, Room room) {
        return replaced(SERVER, text, value, room);
    }

    /** The same, of a text that is no variable's value. */
    static String unescaped(String text, UnaryOperator<@Nullable String> value) {
        return replaced(UNESCAPED, text, value, new Room());
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

    private static String replaced(Pattern references, String text, UnaryOperator<@Nullable String> value, Room room) {
        if (text.indexOf('$') < 0 && text.indexOf('%') < 0) {
            return text;
        }
        return references.matcher(text).replaceAll(found -> {
            String name = firstGroup(found, 3);
            String replacement = name == null ? null : value.apply(name);
            boolean stays = replacement == null || !room.takes(replacement.length());
            return Matcher.quoteReplacement(stays ? found.group() : replacement);
        });
    }

    /**
     * @param value of a name; null is empty
     * @param room for the values; what finds none leaves the reference as it is
     */
    static String onRunner(String text, UnaryOperator<@Nullable String> value, Room room) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        // Behind the last brace none can be closed, which the pattern would look for again and again.
        int braces = text.lastIndexOf('}') + 1;
        return RUNNER.matcher(text.substring(0, braces)).replaceAll(found -> runnerValue(found, 2, value, room))
                + RUNNER_BARE.matcher(text.substring(braces)).replaceAll(found -> runnerValue(found, 1, value, room));
    }

    /** @param names how many groups hold a name; the sign is in the one behind them */
    private static String runnerValue(MatchResult found, int names, UnaryOperator<@Nullable String> value, Room room) {
        if ("$".equals(found.group(names + 1))) {
            return Matcher.quoteReplacement("$");
        }
        String name = firstGroup(found, names);
        String replacement = name == null ? null : value.apply(name);
        if (replacement == null) {
            return "";
        }
        return Matcher.quoteReplacement(room.takes(replacement.length()) ? replacement : found.group());
    }

    private static @Nullable String firstGroup(MatchResult found, int groups) {
        for (int group = 1; group <= groups; group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return null;
    }
}
