package io.github.cimaven.config.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90m | 5400",
                "1h 30m | 5400",
                "3 hrs 4min5sec | 11045",
                "1.5 hours | 5400",
                "2 hours and 10 minutes | 7800",
                "1 week, 2 days | 777600",
                "6 mos 1 day | 15638400",
                "3 yrs | 94672800",
                "3:41:59 | 13319",
                "1:30 | 90",
                "2 hours 1:30 | 7290",
                "42 | 42",
                "007 | 7",
                ".5 hours | 1800",
                "day | 86400",
                "minute 30sec | 90",
                "one hour | 3600",
                "a week | 604800",
                "twenty five minutes | 1500",
                "one-hour | 3600",
                "two hundred seconds | 200",
                "1 2 hours | 7200",
                "1H 30Min | 5400",
            })
    void seconds(String text, long seconds) {
        assertThat(DurationText.parse(text)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "0",
                "0 minutes",
                "and",
                "-5 minutes",
                "1e3",
                "5.",
                "1h , 2m",
                "1 fortnight",
                "1:2:3:4:5:6:7"
            })
    void none(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @Test
    void moreThanAnybodyWaits() {
        assertThat(DurationText.parse("9".repeat(900) + " years")).isPresent();
        assertThat(DurationText.parse("9".repeat(2000))).isEmpty();
    }
}
