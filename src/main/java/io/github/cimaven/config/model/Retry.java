package io.github.cimaven.config.model;

import java.util.List;

/**
 * Automatic retries of a failed job.
 *
 * @param max further attempts after the first, 0 to 2
 * @param when failure reasons that are retried, in GitLab's words; {@code always} stands for all of them
 * @param exitCodes exit codes of the script that are retried whatever {@code when} says
 * @see <a href="https://docs.gitlab.com/ci/yaml/#retry">retry</a>
 */
public record Retry(int max, List<String> when, List<Integer> exitCodes) {
    public static final Retry NONE = new Retry(0, List.of("always"), List.of());

    public Retry {
        when = List.copyOf(when);
        exitCodes = List.copyOf(exitCodes);
    }
}
