package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private Instant wall = Instant.parse("2026-01-02T03:04:05Z");

    private final Clock machine = new Clock() {
        @Override
        public Instant instant() {
            return wall;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.ofHours(2);
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    };

    @Test
    void whoeverSetsTheClockOfTheMachineChangesNothing() {
        SteadyClock clock = SteadyClock.of(machine, nanos::get, Instant.EPOCH);
        Instant begin = wall;
        assertThat(clock.instant()).isEqualTo(begin);
        wall = begin.minusSeconds(3600);
        nanos.addAndGet(1_500_000_000);
        assertThat(clock.instant()).isEqualTo(begin.plusMillis(1500));
        wall = begin.plusSeconds(86_400);
        assertThat(clock.instant()).isEqualTo(begin.plusMillis(1500));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.ofHours(2));
        assertThat(clock.withZone(ZoneOffset.UTC).instant()).isEqualTo(begin.plusMillis(1500));
    }

    @Test
    void noTimeIsTakenBack() {
        Instant told = wall.plusSeconds(60);
        assertThat(SteadyClock.of(machine, nanos::get, told).instant()).isEqualTo(told);
    }
}
