package io.github.cimaven.config.include;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "ci/*.yml,     ci/a.yml,        true",
        "ci/*.yml,     ci/b/a.yml,      false",
        "ci/**.yml,    ci/b/a.yml,      true",
        "ci/**/*.yml,  ci/a.yml,        false",
        "ci/**/*.yml,  ci/b/c/a.yml,    true",
        "ci/***.yml,   ci/b/a.yml,      true",
        "*a/b*.yml,    xa/ba/c.yml,     false",
        "*a/b*.yml,    xa/bac.yml,      true",
        "**a/b*.yml,   a/b/a/bc.yml,    true",
        "**,           a/b,             true",
        "*,            a.b,             true",
        "a.yml,        a.yml,           true",
        "a.yml,        ab.yml,          false",
        "[*].yml,      a.yml,           false",
    })
    void matches(String wildcard, String path, boolean expected) {
        assertThat(Wildcard.of(wildcard).matches(path)).isEqualTo(expected);
    }

    @Test
    @Timeout(value = 20, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manyStarsTakeNoTime() {
        String path = "a".repeat(200);
        assertThat(Wildcard.of("*a".repeat(40) + "b").matches(path)).isFalse();
        assertThat(Wildcard.of("**a".repeat(40) + "b").matches(path)).isFalse();
        assertThat(Wildcard.of("*".repeat(100_000) + ".yml").matches("a/b.yml")).isTrue();
    }
}
