package io.github.cimaven.app.include;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.include.OtherProjects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SearchTimeTest {
    private Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private final SearchTime time = new SearchTime(new Moving(), Duration.ofSeconds(30));

    private final class Moving extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Takes a minute for each answer. */
    private final class Slow implements OtherProjects {
        @Override
        public Copy at(String path, String ref) {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        public Optional<List<String>> tags(String path, Predicate<List<String>> enough) {
            now = now.plusSeconds(60);
            return Optional.empty();
        }
    }

    @Test
    void isOverAfterItsTime() {
        now = now.plusSeconds(30);
        assertThat(time.isOver()).isFalse();
        now = now.plusSeconds(1);
        assertThat(time.isOver()).isTrue();
    }

    @Test
    void doesNotCountWhatProjectsTake() throws Exception {
        now = now.plusSeconds(20);
        assertThat(new UntimedProjects(new Slow(), time).tags("group/project", tags -> true))
                .isEmpty();
        assertThat(time.left()).isEqualTo(Duration.ofSeconds(10));
    }
}
