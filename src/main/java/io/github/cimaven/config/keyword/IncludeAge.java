package io.github.cimaven.config.keyword;

import java.time.Duration;
import java.util.Optional;

/** How long the file of an {@code include:remote} may be kept: the text in its {@code cache}. */
public final class IncludeAge {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private IncludeAge() {}

    /** What GitLab says of a text; absent where that is a time and long enough. */
    public static Optional<String> fault(String text) {
        Optional<Duration> age = DurationText.parse(text);
        if (age.isEmpty()) {
            return Optional.of("cache contains an invalid duration");
        }
        return age.filter(given -> given.compareTo(SHORTEST) < 0)
                .map(given -> "cache duration must be at least 1 minute");
    }
}
