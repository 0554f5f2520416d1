package io.github.cimaven.config.keyword;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Durations as people write them for GitLab: {@code 90m}, {@code 1h 30m}, {@code 2 hours and 10 minutes}, {@code day},
 * {@code 3:41:59}, {@code one hundred and five minutes}; a number alone counts seconds. Odd texts have odd meanings here as there: of two numbers in a row the first
 * counts nothing.
 *
 * @see <a href="https://github.com/henrypoydar/chronic_duration">chronic_duration, which GitLab uses</a>
 */
public final class DurationText {
    private static final Pattern NUMBER = Pattern.compile("[0-9]*\\.?[0-9]+");
    private static final Pattern CLOCK = Pattern.compile("[0-9]*\\.?[0-9]+(:[0-9]*\\.?[0-9]+)+");
    private static final List<String> CLOCK_UNITS = List.of("seconds", "minutes", "hours", "days", "months", "years");
    private static final List<String> JOINERS = List.of("and", "with", "plus");
    private static final Map<String, Long> UNITS = units();

    private static final int LONGEST = 1000;
    /** More than any limit, and little enough to be counted in milliseconds. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000_000L);

    private DurationText() {}

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        add(units, 1, "s", "sec", "secs", "second", "seconds");
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

    /** Absent when the text is no duration, or none longer than zero. */
    public static Optional<Duration> parse(String text) {
        return exact(text)
                .map(value -> Duration.ofMillis(value.min(MOST_SECONDS)
                        .movePointRight(3)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue()));
    }

    /** The seconds as GitLab counts them. */
    static Optional<BigDecimal> exact(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return clock(NumberWords.inDigits(text.toLowerCase(Locale.ROOT)))
                .map(clean -> NUMBER.matcher(clean).replaceAll(" $0 "))
                .flatMap(DurationText::words)
                .map(DurationText::sum)
                .filter(seconds -> seconds.signum() > 0);
    }

    /** {@code 3:41:59} with its units; a text without colons as it is; absent when there are more parts than units. */
    private static Optional<String> clock(String text) {
        String dense = text.replace(" ", "");
        if (!CLOCK.matcher(dense).find()) {
            return Optional.of(text);
        }
        List<String> parts = new ArrayList<>(List.of(dense.split(":")));
        Collections.reverse(parts);
        if (parts.size() > CLOCK_UNITS.size()) {
            return Optional.empty();
        }
        List<String> units = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            units.add(parts.get(i) + " " + CLOCK_UNITS.get(i));
        }
        Collections.reverse(units);
        return Optional.of(String.join(" ", units));
    }

    /** Numbers and units; absent when there is a word that is neither and does not join them. */
    private static Optional<List<String>> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            String bare = word.replaceFirst("^,", "").replaceFirst(",$", "");
            if (NUMBER.matcher(word).matches()) {
                words.add(word);
            } else if (UNITS.containsKey(bare)) {
                words.add(bare);
            } else if (!JOINERS.contains(bare)) {
                return Optional.empty();
            }
        }
        if (!words.isEmpty() && UNITS.containsKey(words.get(0))) {
            words.add(0, "1");
        }
        return Optional.of(words);
    }

    private static BigDecimal sum(List<String> words) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < words.size(); i++) {
            if (!UNITS.containsKey(words.get(i))) {
                String unit = i + 1 < words.size() ? words.get(i + 1) : "seconds";
                sum = sum.add(new BigDecimal(words.get(i)).multiply(BigDecimal.valueOf(UNITS.getOrDefault(unit, 0L))));
            }
        }
        return sum;
    }
}
