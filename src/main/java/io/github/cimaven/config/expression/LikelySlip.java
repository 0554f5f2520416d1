package io.github.cimaven.config.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What somebody probably meant who wrote something into an expression that nothing of it begins with. */
final class LikelySlip {
    private static final String PATTERN =
            "a pattern has two characters or more between its slashes, all in one line, and no flags but i, s, m and U";

    /** Tried in this order, each at the beginning of what is left. */
    private static final Map<Pattern, String> SLIPS = slips();

    private LikelySlip() {}

    private static Map<Pattern, String> slips() {
        Map<Pattern, String> slips = new LinkedHashMap<>();
        slips.put(Pattern.compile("="), "write == to compare");
        slips.put(Pattern.compile("&"), "write && for 'and'");
        slips.put(Pattern.compile("\\|"), "write || for 'or'");
        slips.put(Pattern.compile("(?i)and\\b"), "write && for 'and'");
        slips.put(Pattern.compile("(?i)or\\b"), "write || for 'or'");
        slips.put(Pattern.compile("(?i)not\\b"), "write ! for 'not'");
        slips.put(Pattern.compile("[<>]"), "values can be compared by ==, !=, =~ and !~ only");
        slips.put(Pattern.compile("/"), PATTERN);
        slips.put(Pattern.compile("[\"']"), "this quote is never closed");
        slips.put(Pattern.compile("\\$\\{"), "write a variable without braces: $NAME");
        slips.put(Pattern.compile("\\$"), "a variable is $ and a name of letters, digits and _");
        slips.put(Pattern.compile("\\w"), "a text stands in quotes, a variable begins with $");
        return slips;
    }

    static String at(String text, int position) {
        if (position > 0 && text.charAt(position - 1) == '/' && Character.isLetter(text.charAt(position))) {
            return PATTERN;
        }
        if (position > 0 && text.charAt(position) == '=' && text.charAt(position - 1) == '=') {
            return "two characters are enough: == or !=";
        }
        return SLIPS.entrySet().stream()
                .filter(slip -> slip.getKey()
                        .matcher(text)
                        .region(position, text.length())
                        .lookingAt())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("nothing of an expression begins here");
    }
}
