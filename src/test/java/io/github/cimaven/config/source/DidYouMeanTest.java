package io.github.cimaven.config.source;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 20, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DidYouMeanTest {
    @ParameterizedTest
    @CsvSource({"scirpt, script", "scrip, script", "scriptt, script", "stapes, stages", "abcdef, ''", "ab, ''"})
    void isTheNearest(String word, String expected) {
        assertThat(DidYouMean.nearest(word, List.of("script", "stages", "cache"))
                        .orElse(""))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"a, b", "b, ''", "cc, c", "ab, ac", "no, on"})
    void aShortWordIsLikeNoOther(String word, String other) {
        assertThat(DidYouMean.nearest(word, List.of(other))).isEmpty();
    }

    @Test
    void capitalLettersAreNoSlip() {
        assertThat(DidYouMean.nearest("SCRIPT", List.of("script"))).contains("script");
        assertThat(DidYouMean.nearest("Build", List.of("build"))).contains("build");
    }

    @Test
    void nobodyMeansItself() {
        assertThat(DidYouMean.nearest("tests", List.of("test", "testz"), "test"))
                .contains("testz");
        assertThat(DidYouMean.nearest("test", List.of("test"))).isEmpty();
    }

    @Test
    void aLongWordIsLikeNoOther() {
        String word = "a".repeat(60_000);
        assertThat(DidYouMean.nearest(word + "b", List.of(word + "c"))).isEmpty();
        assertThat(DidYouMean.nearest("a".repeat(150) + "b", List.of("a".repeat(150) + "c")))
                .isPresent();
    }
}
