package io.github.cimaven.bench;

import java.util.Comparator;
import java.util.List;

/**
 * What one run of a program took.
 *
 * @param seconds by the clock
 * @param megabytes the most that was resident, of the program alone; 0 where the system does not tell
 * @param ended whether it came to its end, with success and in the time that it was given
 */
record Cost(double seconds, double megabytes, boolean ended) {
    /** The run in the middle, by time; one that did not end counts as the longest. */
    static Cost median(List<Cost> costs) {
        return costs.stream()
                .sorted(Comparator.comparing((Cost cost) -> !cost.ended()).thenComparing(Cost::seconds))
                .toList()
                .get(costs.size() / 2);
    }
}
