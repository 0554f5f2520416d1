package io.github.cimaven.run.engine;

import java.time.Duration;

/** Durations as GitLab Runner, a Go program, writes them: {@code 1h0m0s}. */
final class GoDuration {
    private GoDuration() {}

    static String of(Duration duration) {
        long hours = duration.toHours();
        String seconds = duration.toSecondsPart() + "s";
        String minutes = duration.toMinutesPart() + "m" + seconds;
        return hours > 0 ? hours + "h" + minutes : duration.toMinutes() > 0 ? minutes : seconds;
    }
}
