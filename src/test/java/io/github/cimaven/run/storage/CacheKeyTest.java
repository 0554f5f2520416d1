package io.github.cimaven.run.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "key|key",
                "a b|a b",
                "a/b|a/b",
                "a%2fb%2E|a/b.",
                "a\\b|a/b",
                "../../etc|etc",
                "a/../../b|b",
                "%2e%2E/x|x",
                "/a//b/|a/b",
                "a/ |a",
                "a b  |a b",
                "a/ /  |a",
            })
    void leadsNowhereButDownwards(String given, String key) {
        CacheKey made = CacheKey.of(given);
        assertThat(made.text()).isEqualTo(key);
        assertThat(made.warning().isPresent()).isEqualTo(!given.equals(key));
    }

    @Test
    void theRunnersWordsAreUsed() {
        assertThat(CacheKey.of("a%2f\"b").warning()).contains("cache key \"a%2f\\\"b\" sanitized to \"a/\\\"b\"");
        assertThat(CacheKey.of("../").warning()).contains("cache key \"../\" could not be sanitized");
        assertThat(CacheKey.of("")).isEqualTo(new CacheKey("", Optional.empty()));
    }
}
