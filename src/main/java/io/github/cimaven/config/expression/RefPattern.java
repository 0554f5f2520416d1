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

    private static Optional<Pattern> compile(String text) {
        Matcher matcher = BETWEEN_SLASHES.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String flags = matcher.group(2);
        return BoundedPattern.compile(
                (flags.isEmpty() ? "" : "(?" + Patterns.distinct(flags) + ")") + matcher.group(1));
    }
}
