package io.github.cimaven.run.event;

import java.util.Optional;

/**
 * What a job had of one of its caches.
 *
 * @param restoredKey under which it was found; absent when it was not found, or not looked for
 * @param restoredBytes of the files it got
 * @param saved whether it was kept anew
 * @param savedBytes of the files that were kept
 */
public record CacheUse(String key, Optional<String> restoredKey, long restoredBytes, boolean saved, long savedBytes) {}
