package io.github.cimaven.config.expression;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * Patterns between slashes, with the syntax of RE2.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
public final class Patterns {
    private static final java.util.regex.Pattern BETWEEN_SLASHES =
            java.util.regex.Pattern.compile("/(.+)/([ismU]*)", java.util.regex.Pattern.DOTALL);

    private static final java.util.regex.Pattern LINE = java.util.regex.Pattern.compile(
            "^/(.*)/([ismU]*)$", java.util.regex.Pattern.MULTILINE | java.util.regex.Pattern.UNIX_LINES);

    private Patterns() {}

    /** Whether a line of the text is a pattern between slashes that RE2 accepts, as {@code coverage} and {@code only} want it. */
    public static boolean isPattern(String text) {
        java.util.regex.Matcher matcher = LINE.matcher(text);
        return matcher.find() && compile(matcher.toMatchResult()).isPresent();
    }

    /** The compiled pattern; absent when the text is not between slashes or RE2 does not accept it. */
    static Optional<Pattern> compile(String text) {
        java.util.regex.Matcher matcher = BETWEEN_SLASHES.matcher(text);
        return matcher.matches() ? compile(matcher.toMatchResult()) : Optional.empty();
    }

    /** Why a text between slashes does not compile. */
    public static String fault(String text) {
        java.util.regex.Matcher matcher = BETWEEN_SLASHES.matcher(text);
        return matcher.matches() ? PatternFault.of(regex(matcher)) : "a pattern stands between slashes";
    }

    private static Optional<Pattern> compile(MatchResult parts) {
        return BoundedPattern.compile(regex(parts));
    }

    private static String regex(MatchResult parts) {
        String inline = distinct(parts.group(2));
        String body = parts.group(1).replace("\\/", "/");
        return inline.isEmpty() ? body : "(?" + inline + ")" + body;
    }

    /** RE2/J refuses a flag that is given twice. */
    static String distinct(String flags) {
        StringBuilder inline = new StringBuilder();
        flags.chars().distinct().forEach(flag -> inline.append((char) flag));
        return inline.toString();
    }

    /**
     * Whether the pattern occurs in the text. A variable holds its pattern as text; one that has no such form is compared the
     * other way round, by code of GitLab that nobody may have meant: the text must occur in it.
     */
    static boolean found(String text, Object pattern) {
        if (pattern instanceof Pattern compiled) {
            return compiled.matcher(text).find();
        }
        String given = pattern.toString();
        return compile(given).map(compiled -> compiled.matcher(text).find()).orElseGet(() -> given.contains(text));
    }
}
