package io.github.cimaven.app.include;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a kept copy will do, and when its server is asked again.
 *
 * @param offline no server is ever asked
 * @param notBefore copies from before this moment will not do, however young
 */
public record Freshness(Clock clock, boolean offline, Optional<Instant> notBefore) {
    private static final long MOST_MINUTES = 120;
    private static final long MOST_HOURS = 48;

    /** Whether a copy of that moment will do. */
    boolean serves(Instant kept, Duration fresh) {
        if (offline) {
            return true;
        }
        return notBefore.isPresent()
                ? !kept.isBefore(notBefore.get())
                : Duration.between(kept, clock.instant()).compareTo(fresh) < 0;
    }

    /** How old a copy is, for a person. */
    String age(Instant kept) {
        Duration age = Duration.between(kept, clock.instant());
        if (age.toMinutes() < MOST_MINUTES) {
            return Math.max(0, age.toMinutes()) + " minutes";
        }
        return age.toHours() < MOST_HOURS ? age.toHours() + " hours" : age.toDays() + " days";
    }
}
