package io.github.cimaven.config.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
                "twenty five minutes | 1500",
                "one-hour | 3600",
                "two hundred seconds | 200",
                "seven hundred and four seconds | 704",
                "three thousand two hundred and six s | 3206",
                "hundred and nine secs | 9",
                "fourteen hundred ten mins | 84600",
                "fifteen and eleven s | 26",
                "eleven fifteen s | 15",
                "two-thirty-eleven minutes | 660",
                "million seconds | 1000000",
                "two billion s | 2000000000",
                "ninteen and fourty s | 59",
                "sixtyfive s | 65",
                "two and a half hours | 9000",
                "4 1/4 hours | 15300",
                "3 2 1/2 | 2.5",
                "1 2 hours | 7200",
                "2:30: | 150",
                "1H 30Min | 5400",
            })
    void seconds(String text, BigDecimal seconds) {
        assertThat(DurationText.exact(text).orElseThrow()).isEqualByComparingTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "a week",
                "half",
                "tenth",
                "twenty third",
                "3/4",
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
