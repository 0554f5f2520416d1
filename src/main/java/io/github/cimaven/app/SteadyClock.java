package io.github.cimaven.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * Tells the time of day when it was made, and from there on counts what passes: whoever sets the machine's clock meanwhile makes no
 * job longer or shorter, and nothing end before it began. The time in which a machine sleeps may be missing.
 */
final class SteadyClock extends Clock {
    private final Instant begin;
    private final ZoneId zone;
    private final LongSupplier nanos;
    private final long origin;

    private SteadyClock(Instant begin, ZoneId zone, LongSupplier nanos, long origin) {
        this.begin = begin;
        this.zone = zone;
        this.nanos = nanos;
        this.origin = origin;
    }

    /**
     * @param nanos what has passed since any moment, never going back
     * @param notBefore a time that was told already
     */
    static SteadyClock of(Clock clock, LongSupplier nanos, Instant notBefore) {
        Instant now = clock.instant();
        return new SteadyClock(now.isBefore(notBefore) ? notBefore : now, clock.getZone(), nanos, nanos.getAsLong());
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(nanos.getAsLong() - origin);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(begin, other, nanos, origin);
    }
}
