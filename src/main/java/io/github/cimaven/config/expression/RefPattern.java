package io.github.cimaven.config.expression;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A ref of {@code only} and {@code except}: a name, or a pattern between slashes in the syntax of RE2.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/deprecated_keywords/#onlyrefs--exceptrefs">only:refs</a>
 */
public final class RefPattern {
    private static final java.util.regex.Pattern BETWEEN_SLASHES =
            java.util.regex.Pattern.compile("^/(.*)/([ismU]*)$", java.util.regex.Pattern.MULTILINE);

    private RefPattern() {}

    /** Whether the text is a name, or a pattern that RE2 accepts. */
    public static boolean isValid(String text) {
        return !BETWEEN_SLASHES.matcher(text).find() || compile(text).isPresent();
    }

    /** Whether the ref has that name, or the pattern is found in it. */
    public static boolean matches(String text, String ref) {
        return compile(text).map(pattern -> pattern.matcher(ref).find()).orElseGet(() -> text.equals(ref));
    }

    /** Why RE2 does not accept a pattern; absent for a name and for a pattern that it accepts. */
    public static Optional<String> fault(String text) {
        return isValid(text) ? Optional.empty() : regex(text).map(PatternFault::of);
    }

    private static Optional<Pattern> compile(String text) {
        return regex(text).flatMap(BoundedPattern::compile);
    }

    private static Optional<String> regex(String text) {
        Matcher matcher = BETWEEN_SLASHES.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String flags = matcher.group(2);
        return Optional.of((flags.isEmpty() ? "" : "(?" + Patterns.distinct(flags) + ")") + matcher.group(1));
    }
}
