package io.github.cimaven.config.keyword;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English words for numbers, in durations: {@code one}, {@code twenty five}, {@code two hundred}.
 *
 * @see <a href="https://github.com/jduff/numerizer">numerizer, which GitLab uses</a>
 */
final class NumberWords {
    private static final Map<String, Integer> SMALL = small();
    private static final Map<String, Integer> TENS = tens();
    private static final Pattern WORD = Pattern.compile("\\b(?:(" + String.join("|", TENS.keySet()) + ")(?:[ -]?("
            + String.join("|", SMALL.keySet()) + "))?|(" + String.join("|", SMALL.keySet()) + "))\\b");
    private static final Pattern HUNDREDS = Pattern.compile("\\b(?:(\\d+) +)?(hundred|thousand)\\b");

    private NumberWords() {}

    private static Map<String, Integer> small() {
        String[] words = {
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen"
        };
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i++) {
            numbers.put(words[i], i);
        }
        numbers.put("a", 1);
        return numbers;
    }

    private static Map<String, Integer> tens() {
        String[] words = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i++) {
            numbers.put(words[i], 20 + 10 * i);
        }
        return numbers;
    }

    /** @param text in lower case */
    static String inDigits(String text) {
        String apart = text.replaceAll("(\\D)-(\\D)", "$1 $2");
        String digits = WORD.matcher(apart).replaceAll(found -> Integer.toString(number(found)));
        return HUNDREDS.matcher(digits)
                .replaceAll(found -> Matcher.quoteReplacement((found.group(1) == null ? "1" : found.group(1))
                        + (found.group(2).equals("hundred") ? "00" : "000")));
    }

    private static int number(MatchResult found) {
        int tens = found.group(1) == null ? 0 : TENS.getOrDefault(found.group(1), 0);
        String small = found.group(2) == null ? found.group(3) : found.group(2);
        return tens + (small == null ? 0 : SMALL.getOrDefault(small, 0));
    }
}
