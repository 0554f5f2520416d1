package io.github.cimaven.app.include;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that GitLab would look for files. What git takes here to copy projects does not count: GitLab has these on its own disks.
 */
final class SearchTime {
    private final Clock clock;
    private Instant end;

    SearchTime(Clock clock, Duration most) {
        this.clock = clock;
        this.end = clock.instant().plus(most);
    }

    Instant now() {
        return clock.instant();
    }

    /** Takes out what has passed since a moment. */
    void leaveOut(Instant since) {
        end = end.plus(Duration.between(since, now()));
    }

    Duration left() {
        return Duration.between(now(), end);
    }

    boolean isOver() {
        return left().isNegative();
    }
}
