package io.github.cimaven.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How long {@code mvn ci:list} takes with thousands of jobs, beside the same goal in the same Maven when it is told to do nothing
 * ({@code -Dci.skip}), in rounds that take turns; the median counts.
 */
class ListBench {
    private static final Path DIRECTORY =
            Path.of(System.getProperty("bench.directory", "target/bench")).toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);

    private final Stopwatch stopwatch = new Stopwatch(DIRECTORY.resolve("logs"), Duration.ofMinutes(2));
    private final Contenders contenders = new Contenders(DIRECTORY, stopwatch, java.util.Optional.empty());
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    @Test
    void listsThousandsOfJobs() throws Exception {
        Projects projects = new Projects(DIRECTORY.resolve("projects"), stopwatch);
        Path small = projects.listed(2_000);
        Path large = projects.listed(20_000);
        list("warm-up", small, "-Dci.skip"); // What has to be read from the disk is read now.
        for (int round = 0; round < ROUNDS; round++) {
            list("nothing", small, "-Dci.skip");
            list("list-2000", small);
            list("list-20000", large);
        }
        System.out.println(table(median("nothing"), median("list-2000"), median("list-20000")));
    }

    private void list(String what, Path project, String... options) throws Exception {
        Cost cost = contenders.plugin(what, project, DIRECTORY.resolve("state/list"), "list", options);
        assertThat(cost.ended()).as(what).isTrue();
        costs.computeIfAbsent(what, key -> new ArrayList<>()).add(cost);
    }

    private Cost median(String what) {
        return Cost.median(costs.getOrDefault(what, List.of()));
    }

    private static String table(Cost nothing, Cost small, Cost large) {
        String head = String.format(
                Locale.ROOT, "%-28s %8s %8s   %s%n", "mvn ci:list, " + ROUNDS + " rounds", "time", "memory", "");
        return head
                + line("does nothing (-Dci.skip)", nothing, "")
                + line(
                        "2,000 jobs",
                        small,
                        String.format(
                                Locale.ROOT,
                                "%.2f times the time of nothing (wanted: at most 1.5), %.2f times the memory",
                                small.seconds() / nothing.seconds(),
                                small.megabytes() / nothing.megabytes()))
                + line(
                        "20,000 jobs",
                        large,
                        String.format(
                                Locale.ROOT,
                                "%.1f times the time of 2,000 above nothing, %.1f times the memory (wanted: at most 12)",
                                (large.seconds() - nothing.seconds()) / (small.seconds() - nothing.seconds()),
                                (large.megabytes() - nothing.megabytes()) / (small.megabytes() - nothing.megabytes())));
    }

    private static String line(String what, Cost cost, String remark) {
        return String.format(
                Locale.ROOT, "%-28s %6.2f s %5.0f MB   %s%n", what, cost.seconds(), cost.megabytes(), remark);
    }
}
