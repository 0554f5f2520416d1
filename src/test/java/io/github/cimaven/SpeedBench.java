package io.github.cimaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.testkit.GeneratedPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How long {@code mvn ci:list} takes with thousands of jobs, beside the same goal in the same Maven when it is told to do nothing
 * ({@code -Dci.skip}). Whole processes are measured, by the clock, in rounds that take turns; the median counts. Memory is the
 * most that was resident, as the kernel tells it on Linux. Run by {@code mvn -Pbench}; nothing depends on the outcome.
 */
class SpeedBench {
    private static final Path DIRECTORY = Path.of(System.getProperty("bench.directory", "target/bench"));
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);

    /** One run of Maven. */
    private record Cost(double seconds, double megabytes) {}

    @Test
    void listsThousandsOfJobs() throws Exception {
        Path small = project(2_000);
        Path large = project(20_000);
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        run(small, "2000 -", "-Dci.skip"); // What has to be read from the disk is read now.
        for (int round = 0; round < ROUNDS; round++) {
            measure(costs, "nothing", small, "-Dci.skip");
            measure(costs, "2,000 jobs", small);
            measure(costs, "20,000 jobs", large);
        }
        System.out.println(table(median(costs, "nothing"), median(costs, "2,000 jobs"), median(costs, "20,000 jobs")));
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

    private static void measure(Map<String, List<Cost>> costs, String what, Path project, String... options)
            throws Exception {
        costs.computeIfAbsent(what, key -> new ArrayList<>()).add(run(project, what, options));
    }

    private static Cost median(Map<String, List<Cost>> costs, String what) {
        List<Cost> all = costs.getOrDefault(what, List.of());
        return new Cost(
                all.stream().map(Cost::seconds).sorted().toList().get(all.size() / 2),
                all.stream().map(Cost::megabytes).sorted().toList().get(all.size() / 2));
    }

    private static Path project(int jobs) throws Exception {
        Path project = Files.createDirectories(DIRECTORY.resolve("jobs-" + jobs));
        GeneratedPipeline.write(project, jobs);
        if (!Files.exists(project.resolve(".git"))) {
            git(project, "init", "-q", "-b", "main");
            git(project, "add", ".");
            git(project, "-c", "user.name=bench", "-c", "user.email=bench@example.com", "commit", "-q", "-m", "bench");
        }
        return project;
    }

    private static void git(Path project, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(project.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private static Cost run(Path project, String what, String... options) throws Exception {
        Path output = DIRECTORY.resolve(what.replaceAll("\\W", "") + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("bench.maven", ""))
                        .resolve("bin/mvn")
                        .toString(),
                "-B",
                "-ntp",
                "-o",
                // Looked for first where the build under test was installed, then where everything else is.
                "-Dmaven.repo.local=" + DIRECTORY.resolve("repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("bench.repository"),
                "-Dmaven.repo.local.tail.ignoreAvailability=true",
                "io.github.cimaven:ci-maven-plugin:" + System.getProperty("bench.version") + ":list"));
        command.addAll(List.of(options));
        long start = System.nanoTime();
        Process maven = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        double most = 0;
        while (maven.isAlive()) {
            most = Math.max(most, megabytes(maven.pid()));
            Thread.sleep(5);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(maven.exitValue()).as(() -> "see " + output).isZero();
        return new Cost(seconds, most);
    }

    /** Maven's script becomes the JVM; 0 where there is no such file. */
    private static double megabytes(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            String peak = lines.filter(line -> line.startsWith("VmHWM:")).collect(Collectors.joining());
            return peak.isEmpty() ? 0 : Double.parseDouble(peak.replaceAll("\\D", "")) / 1024;
        } catch (IOException | java.io.UncheckedIOException alreadyGone) {
            return 0;
        }
    }
}
