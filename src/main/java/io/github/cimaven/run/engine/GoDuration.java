package io.github.cimaven.run.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as GitLab Runner, a Go program, writes and reads them: {@code 1h0m0s}.
 *
 * @see <a href="https://pkg.go.dev/time#ParseDuration">time.ParseDuration</a>
 */
final class GoDuration {
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9})(ns|us|µs|ms|s|m|h)");
    private static final Pattern TEXT = Pattern.compile("([+-]?)((?:" + PART + ")+)");

    private GoDuration() {}

    static String of(Duration duration) {
        if (duration.toSeconds() == 0 && !duration.isZero()) {
            return number(duration.toNanos(), 1_000_000) + "ms";
        }
        long hours = duration.toHours();
        String seconds =
                number(duration.toSecondsPart() * 1_000_000_000L + duration.toNanosPart(), 1_000_000_000) + "s";
        String minutes = duration.toMinutesPart() + "m" + seconds;
        return hours > 0 ? hours + "h" + minutes : duration.toMinutes() > 0 ? minutes : seconds;
    }

    private static String number(long amount, long unit) {
        return BigDecimal.valueOf(amount)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Absent if it is none. */
    static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher whole = TEXT.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        Duration duration = Duration.ZERO;
        Matcher part = PART.matcher(whole.group(2));
        while (part.find()) {
            duration = duration.plusNanos(new BigDecimal(part.group(1))
                    .multiply(BigDecimal.valueOf(nanos(part.group(2))))
                    .longValue());
        }
        return Optional.of(whole.group(1).equals("-") ? duration.negated() : duration);
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000;
        };
    }
}
