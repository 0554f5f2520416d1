package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English words for numbers, in durations: {@code one}, {@code twenty five}, {@code one hundred and five}, {@code two and a
 * half}. A number of words is marked while it may still be joined with the next; a number in digits is joined with none. Words for
 * places in a row ({@code tenth}) are left alone: no duration has them in any spelling.
 *
 * @see <a href="https://github.com/jduff/numerizer">numerizer, which GitLab uses</a>
 */
final class NumberWords {
    private static final String MARK = "\u0001";
    private static final Map<String, Integer> SMALL = small();
    private static final Map<String, Integer> ONES = ones();
    private static final Map<String, Integer> TENS = tens();
    private static final Map<String, Integer> PARTS = parts();
    private static final Map<String, BigInteger> MULTIPLES = multiples();

    /** A dash between two words separates them, one beside a digit does not. */
    private static final Pattern GAP = Pattern.compile(" +|(\\D)-(\\D)");

    private static final Pattern SMALL_WORD = word(oneOf(SMALL));
    private static final Pattern TENS_WORD = word(
            oneOf(TENS) + "(?:" + oneOf(ONES) + "|\\s?((?:first|third|fourth|fifth|sixth|seventh|eighth|ninth)))?");
    private static final Pattern PART_OF_ONE = Pattern.compile("a " + oneOf(PARTS) + "s?(?=$|\\W)", Pattern.MULTILINE);
    private static final Pattern PART = Pattern.compile("\\s" + oneOf(PARTS) + "s?(?=$|\\W)", Pattern.MULTILINE);
    private static final Pattern MIXED =
            Pattern.compile("(\\d+)(?: | and |-)+(?:" + MARK + "|\\s)*(\\d+)\\s*/\\s*(\\d+)");
    private static final Pattern JOINED =
            Pattern.compile(MARK + "(\\d+)( | and )" + MARK + "(\\d+)(?=\\W|$)", Pattern.MULTILINE);

    private NumberWords() {}

    private static Map<String, Integer> small() {
        List<String> words = List.of(
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
                "nineteen");
        Map<String, Integer> numbers = counted(words, 0, 1);
        numbers.put("ninteen", 19);
        return numbers;
    }

    private static Map<String, Integer> ones() {
        return counted(List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1, 1);
    }

    private static Map<String, Integer> tens() {
        Map<String, Integer> numbers =
                counted(List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 20, 10);
        numbers.put("fourty", 40);
        return numbers;
    }

    private static Map<String, Integer> parts() {
        Map<String, Integer> numbers =
                counted(List.of("half", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "nineth"), 2, 1);
        numbers.put("quarter", 4);
        return numbers;
    }

    private static Map<String, Integer> counted(List<String> words, int first, int step) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        words.forEach(word -> numbers.put(word, first + step * numbers.size()));
        return numbers;
    }

    private static Map<String, BigInteger> multiples() {
        Map<String, BigInteger> multiples = new LinkedHashMap<>();
        multiples.put("hundred", BigInteger.valueOf(100));
        multiples.put("thousand", BigInteger.valueOf(1000));
        multiples.put("million", BigInteger.valueOf(1_000_000));
        multiples.put("billion", BigInteger.valueOf(1_000_000_000));
        multiples.put("trillion", BigInteger.valueOf(1_000_000_000_000L));
        return multiples;
    }

    private static String oneOf(Map<String, ?> words) {
        return "(" + String.join("|", words.keySet()) + ")";
    }

    private static Pattern word(String words) {
        return Pattern.compile("(^|\\W)" + words + "(?=$|\\W)", Pattern.MULTILINE);
    }

    /** @param text in lower case */
    static String inDigits(String text) {
        String spaced = GAP.matcher(text).replaceAll(gap -> plain(shown(gap, 1) + " " + shown(gap, 2)));
        String small =
                SMALL_WORD.matcher(spaced).replaceAll(found -> marked(found, SMALL.getOrDefault(found.group(2), 0)));
        String tens = TENS_WORD.matcher(small).replaceAll(NumberWords::tens);
        String ofOne = PART_OF_ONE.matcher(tens).replaceAll(part -> MARK + "1/" + PARTS.get(part.group(1)));
        String parts = PART.matcher(ofOne).replaceAll(part -> "/" + PARTS.get(part.group(1)));
        String sums = MIXED.matcher(parts).replaceAll(NumberWords::sum);
        return joined(multiplied(sums)).replace(MARK, "");
    }

    private static String plain(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private static String shown(MatchResult found, int group) {
        return found.group(group) == null ? "" : found.group(group);
    }

    private static String marked(MatchResult found, int number) {
        return plain(found.group(1) + MARK + number);
    }

    private static String tens(MatchResult found) {
        int tens = TENS.getOrDefault(found.group(2), 0);
        if (found.group(4) != null) {
            return plain(found.group(1) + MARK + tens + found.group(4));
        }
        return marked(found, tens + ONES.getOrDefault(shown(found, 3), 0));
    }

    private static String sum(MatchResult found) {
        double part = Double.parseDouble(found.group(2)) / Double.parseDouble(found.group(3));
        return plain(YamlScalar.text(Double.parseDouble(found.group(1)) + part));
    }

    /** After each kind the numbers beside each other are joined, so that hundreds count among the thousands. */
    private static String multiplied(String text) {
        String result = text;
        for (Map.Entry<String, BigInteger> multiple : MULTIPLES.entrySet()) {
            Pattern times = Pattern.compile("(?:" + MARK + ")?(\\d*) *" + multiple.getKey());
            result = joined(times.matcher(result)
                    .replaceAll(found -> found.group(1).isEmpty()
                            ? multiple.getValue().toString()
                            : MARK + multiple.getValue().multiply(new BigInteger(found.group(1)))));
        }
        return result;
    }

    /** Two numbers become one where an {@code and} joins them or the second has fewer digits. */
    private static String joined(String text) {
        StringBuilder result = new StringBuilder(text);
        Matcher pair = JOINED.matcher(result);
        while (pair.find()) {
            String first = pair.group(1);
            String second = pair.group(3);
            if (pair.group(2).equals(" and ") || first.length() > second.length()) {
                BigInteger sum = new BigInteger(first).add(new BigInteger(second));
                result.replace(pair.start(), pair.end(), MARK + sum);
                pair.reset(result);
            }
        }
        return result.toString();
    }
}
