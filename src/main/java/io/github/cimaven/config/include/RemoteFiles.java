package io.github.cimaven.config.include;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** The port to files that have a web address. */
public interface RemoteFiles {
    /** How long a copy will do of what may change any time, as long as GitLab itself keeps remote files. */
    Duration USUAL = Duration.ofHours(1);

    /** How long a copy will do of what never changes. */
    Duration ALWAYS = Duration.ofDays(36_500);

    /**
     * A file as it was got.
     *
     * @param content absent if there is none
     * @param notice for the user, such as that the copy is an old one
     */
    record Fetched(Optional<byte[]> content, Optional<String> notice) {}

    /**
     * Gets a file by its address.
     *
     * @param fresh how long a kept copy will do
     * @param right whether it is what it should be; what is not is not kept
     * @throws UnavailableException whose message goes on behind "Remote file `…` "
     * @throws IOException if what was got cannot be kept or read
     */
    Fetched get(String address, Duration fresh, Predicate<byte[]> right) throws UnavailableException, IOException;

    /** Gets one of the templates that GitLab brings, such as {@code Jobs/Build.gitlab-ci.yml}. */
    Fetched template(String name) throws UnavailableException, IOException;
}
