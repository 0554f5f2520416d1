package io.github.cimaven.config.keyword;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them for GitLab: {@code 90m}, {@code 1h 30m}, {@code 2 hours and 10 minutes}, {@code 3:41:59}; a
 * number alone counts seconds.
 *
 * @see <a href="https://github.com/henrypoydar/chronic_duration">chronic_duration, which GitLab uses</a>
 */
public final class DurationText {
    private static final Map<String, Long> UNITS = units();
    private static final Pattern TOKEN = Pattern.compile("\\G\\s*(\\d+(?:\\.\\d+)?|\\.\\d+)\\s*([a-z]*)");
    private static final Pattern CLOCK = Pattern.compile("(\\d+):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d+)?))?");
    private static final Map<String, String> NUMBER_WORDS = numberWords();

    private static final int LONGEST = 1000;
    /** More than any limit, and little enough to be counted in milliseconds. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000_000L);

    private DurationText() {}

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        add(units, 1, "", "s", "sec", "secs", "second", "seconds");
        add(units, 60, "m", "min", "mins", "minute", "minutes");
        add(units, 3600, "h", "hr", "hrs", "hour", "hours");
        add(units, 86_400, "d", "dy", "day", "days");
        add(units, 604_800, "w", "wk", "wks", "week", "weeks");
        add(units, 2_592_000, "mo", "mos", "month", "months");
        add(units, 31_557_600, "y", "yr", "yrs", "year", "years");
        return units;
    }

    private static void add(Map<String, Long> units, long seconds, String... names) {
        for (String name : names) {
            units.put(name, seconds);
        }
    }

    private static Map<String, String> numberWords() {
        String[] words = {
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
        };
        Map<String, String> numbers = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i++) {
            numbers.put(words[i], Integer.toString(i + 1));
        }
        return numbers;
    }

    /** Absent when the text is no duration, or none longer than zero. */
    public static Optional<Duration> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String clean = text.toLowerCase(Locale.ROOT)
                .replaceAll("\\b(and|with|plus)\\b|,", " ")
                .strip();
        for (Map.Entry<String, String> word : NUMBER_WORDS.entrySet()) {
            clean = clean.replaceAll("\\b" + word.getKey() + "\\b", word.getValue());
        }
        Matcher clock = CLOCK.matcher(clean);
        Optional<BigDecimal> seconds = clock.matches() ? Optional.of(clock(clock)) : tokens(clean);
        return seconds.filter(value -> value.signum() > 0)
                .map(value -> Duration.ofMillis(value.min(MOST_SECONDS)
                        .movePointRight(3)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue()));
    }

    private static BigDecimal clock(Matcher parts) {
        BigDecimal first =
                new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(60)).add(new BigDecimal(parts.group(2)));
        return parts.group(3) == null
                ? first
                : first.multiply(BigDecimal.valueOf(60)).add(new BigDecimal(parts.group(3)));
    }

    private static Optional<BigDecimal> tokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        while (matcher.find()) {
            Long unit = UNITS.get(matcher.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            sum = sum.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)));
            end = matcher.end();
        }
        return end == text.length() && end > 0 ? Optional.of(sum) : Optional.empty();
    }
}
