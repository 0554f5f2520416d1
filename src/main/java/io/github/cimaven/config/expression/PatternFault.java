package io.github.cimaven.config.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.MatchResult;

/**
 * Why RE2 does not accept a pattern, for people who know patterns of other kinds.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
final class PatternFault {
    private static final java.util.regex.Pattern AROUND = java.util.regex.Pattern.compile("(?<!\\\\)\\(\\?<?[=!]");
    private static final java.util.regex.Pattern GROUP = java.util.regex.Pattern.compile("\\\\[1-9]");

    private PatternFault() {}

    /** @param regex one that {@link BoundedPattern} does not compile */
    static String of(String regex) {
        if (!new PatternSize(regex).isAccepted()) {
            return "RE2 does not accept this pattern, it is too large";
        }
        try {
            Pattern.compile(regex);
            return "RE2 does not accept this pattern";
        } catch (PatternSyntaxException e) {
            return "RE2 does not accept this pattern: " + reason(regex, e);
        }
    }

    private static String reason(String regex, PatternSyntaxException e) {
        java.util.regex.Matcher around = AROUND.matcher(regex);
        if (around.find()) {
            return "it cannot look ahead or behind" + shown(around);
        }
        java.util.regex.Matcher group = GROUP.matcher(regex);
        if (e.getDescription().startsWith("invalid escape") && group.find()) {
            return "it has no references to groups" + shown(group);
        }
        if (e.getDescription().contains("internal error")) {
            return "a ) in it was never opened";
        }
        String part = e.getPattern();
        return e.getDescription() + (part.isEmpty() || part.equals(regex) ? "" : " '" + part + "'");
    }

    private static String shown(MatchResult found) {
        return " as with '" + found.group() + "'";
    }
}
