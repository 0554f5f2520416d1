package io.github.cimaven.config.include;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which release of a component is meant. */
class ReleasesTest {
    private static final Releases RELEASES = new Releases(List.of(
            "1.9.0", "1.10.0", "1.10.1-rc.1", "v2.0.0", "3.0.0-beta", "main", "1.2", "1.02.3", "10.0.0+build.7"));

    private static Optional<String> tag(String reference) {
        return RELEASES.find(reference).map(Releases.Release::tag);
    }

    @Test
    void theNewestByNumbersWithoutPreReleases() {
        assertThat(tag("~latest")).contains("10.0.0+build.7");
        assertThat(tag("1")).contains("1.10.0");
        assertThat(tag("1.9")).contains("1.9.0");
        assertThat(tag("2")).contains("v2.0.0");
        assertThat(tag("3")).isEmpty();
        assertThat(tag("1.2")).isEmpty();
    }

    @Test
    void aWholeVersionIsATag() {
        assertThat(tag("1.10.1-rc.1")).contains("1.10.1-rc.1");
        assertThat(tag("v2.0.0")).contains("v2.0.0");
        assertThat(tag("2.0.0")).isEmpty();
        assertThat(tag("main")).isEmpty();
        assertThat(RELEASES.find("v2.0.0").orElseThrow().version()).isEqualTo("2.0.0");
    }
}
