package io.github.cimaven.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.testkit.GeneratedPipeline;
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
 * ({@code -Dci.skip}), in rounds that take turns; the median counts. Where gitlab-ci-local is there it lists the same projects.
 */
class ListBench {
    private static final Path DIRECTORY =
            Path.of(System.getProperty("bench.directory", "target/bench")).toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);

    private final Stopwatch stopwatch = new Stopwatch(DIRECTORY.resolve("logs"), Duration.ofMinutes(2));
    private final Contenders contenders = new Contenders(DIRECTORY, stopwatch);
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    @Test
    void listsThousandsOfJobs() throws Exception {
        Projects projects = new Projects(DIRECTORY.resolve("projects"), stopwatch);
        Map<String, Path> lists = new LinkedHashMap<>();
        lists.put("2,000 jobs", projects.listed(GeneratedPipeline.PLAIN, 2_000));
        lists.put("2,000 rich jobs", projects.listed(GeneratedPipeline.RICH, 2_000));
        lists.put("20,000 jobs", projects.listed(GeneratedPipeline.PLAIN, 20_000));
        Path small = lists.values().iterator().next();
        list("warm-up", small, "-Dci.skip"); // What has to be read from the disk is read now.
        for (int round = 0; round < ROUNDS; round++) {
            list("nothing", small, "-Dci.skip");
            for (Map.Entry<String, Path> list : lists.entrySet()) {
                list(list.getKey(), list.getValue());
            }
        }
        System.out.println(table());
        if (contenders.hasPeer()) {
            lists.remove("20,000 jobs"); // It would take longer than anybody waits.
            for (Map.Entry<String, Path> list : lists.entrySet()) {
                Cost peer = contenders.peerList(name(list.getKey()), list.getValue());
                System.out.printf(Locale.ROOT, "gitlab-ci-local: %s %.2f s%n", list.getKey(), peer.seconds());
            }
        }
    }

    private void list(String what, Path project, String... options) throws Exception {
        Cost cost = contenders.plugin(name(what), project, DIRECTORY.resolve("state/list"), "list", options);
        assertThat(cost.ended()).as(what).isTrue();
        costs.computeIfAbsent(what, key -> new ArrayList<>()).add(cost);
    }

    /** A name for files. */
    private static String name(String what) {
        return "list-" + what.replaceAll("\\W", "-");
    }

    private Cost median(String what) {
        return Cost.median(costs.getOrDefault(what, List.of()));
    }

    private String table() {
        Cost nothing = median("nothing");
        Cost small = median("2,000 jobs");
        Cost large = median("20,000 jobs");
        return String.format(Locale.ROOT, "%-28s %8s %8s%n", "mvn ci:list, " + ROUNDS + " rounds", "time", "memory")
                + line("does nothing (-Dci.skip)", nothing, "")
                + line("2,000 jobs", small, timesOf(nothing, small) + " (wanted: at most 1.5)")
                + line("2,000 rich jobs", median("2,000 rich jobs"), timesOf(nothing, median("2,000 rich jobs")))
                + line(
                        "20,000 jobs",
                        large,
                        String.format(
                                Locale.ROOT,
                                "%.1f times the time of 2,000 above nothing, %.1f times the memory (wanted: at most 12)",
                                (large.seconds() - nothing.seconds()) / (small.seconds() - nothing.seconds()),
                                (large.megabytes() - nothing.megabytes())
                                        / (small.megabytes() - nothing.megabytes())));
    }

    private static String timesOf(Cost nothing, Cost cost) {
        return String.format(Locale.ROOT, "%.2f times the time of nothing", cost.seconds() / nothing.seconds());
    }

    private static String line(String what, Cost cost, String remark) {
        return String.format(
                        Locale.ROOT, "%-28s %6.2f s %5.0f MB   %s", what, cost.seconds(), cost.megabytes(), remark)
                        .stripTrailing()
                + "\n";
    }
}
