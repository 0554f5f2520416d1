package io.github.cimaven.config.expression;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PatternSizeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(a{32}){32}",
                "(?:(?:a{2,}){10}b){51}",
                "(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa){1000}",
                "a{1001}",
            })
    void isTooLarge(String regex) {
        assertThat(SearchPattern.compile(regex)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{31}){32}",
                "^v\\d{1,3}(\\.\\d{1,3}){2}$",
                "[a-z0-9{]{1000}[{]{3}",
                "\\x{41}{900}",
                "a{,3}{x}",
                "\\Qa{1001}(\\E{3}",
                "(?P<name>a)|(?i)b*",
                "[]a{2000}]",
            })
    void isAccepted(String regex) {
        assertThat(SearchPattern.compile(regex)).isPresent();
    }

    @Test
    void deepAndLongOnesAreTooLarge() {
        assertThat(SearchPattern.compile("(".repeat(200_000) + ")".repeat(200_000)))
                .isEmpty();
        assertThat(SearchPattern.compile("(".repeat(200_000))).isEmpty();
        assertThat(SearchPattern.compile("(?:".repeat(2000) + "a" + ")".repeat(2000)))
                .isEmpty();
        assertThat(SearchPattern.compile("a".repeat(100_000))).isEmpty();
        assertThat(SearchPattern.compile("[" + "\\pL".repeat(20_000) + "]")).isEmpty();
        assertThat(SearchPattern.compile("(".repeat(900) + "a" + ")".repeat(900)))
                .isPresent();
        assertThat(Patterns.isPattern("/((a{1000}){1000}){1000}/")).isFalse();
        assertThat(RefPattern.isValid("/((a{1000}){1000}){1000}/")).isFalse();
    }
}
