package io.github.cimaven.run.storage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The key of a cache as GitLab Runner takes it: a path that leads nowhere but downwards.
 *
 * @param text empty when nothing is left of what was given
 * @param warning what the runner says of one that it had to change
 * @see <a href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/shells/abstract.go">abstract.go</a>
 */
public record CacheKey(String text, Optional<String> warning) {
    /** @param given with all variables expanded */
    public static CacheKey of(String given) {
        if (given.isEmpty()) {
            return new CacheKey("", Optional.empty());
        }
        String key = sanitized(given);
        if (key.isEmpty()) {
            return new CacheKey(key, Optional.of("cache key " + quoted(given) + " could not be sanitized"));
        }
        return new CacheKey(
                key,
                key.equals(given)
                        ? Optional.empty()
                        : Optional.of("cache key " + quoted(given) + " sanitized to " + quoted(key)));
    }

    private static String sanitized(String given) {
        String slashes =
                given.replaceAll("%2[eE]", ".").replaceAll("%2[fF]", "/").replace('\\', '/');
        Deque<String> names = new ArrayDeque<>();
        for (String name : slashes.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        while (!names.isEmpty()) {
            String last = names.removeLast().stripTrailing();
            if (!last.isEmpty()) {
                names.addLast(last);
                break;
            }
        }
        return String.join("/", names);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
