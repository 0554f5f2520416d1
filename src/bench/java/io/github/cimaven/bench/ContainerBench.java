package io.github.cimaven.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.run.executor.docker.EngineKind;
import io.github.cimaven.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs jobs in containers, beside the bare commands of the engine and the other program, in turns; medians count. What Maven's start
 * takes is taken off by a run of one job. Skipped where there is no docker with the images of the tests.
 */
class ContainerBench {
    private static final Path DIRECTORY =
            Path.of(System.getProperty("bench.directory", "target/bench")).toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int JOBS = 10;
    private static final String BARE = "id=$(docker create " + TestEngine.BASH + " sleep 600) && docker start $id > /dev/null"
            + " && docker exec $id bash -c true && docker rm -f $id > /dev/null";

    private final Stopwatch stopwatch =
            new Stopwatch(DIRECTORY.resolve("logs"), Duration.ofSeconds(Integer.getInteger("bench.limit", 180)));
    private final Projects projects = new Projects(DIRECTORY.resolve("projects"), stopwatch);
    private final Contenders contenders = new Contenders(DIRECTORY, stopwatch);
    private final List<String> lines = new ArrayList<>();

    /** One round of what is compared. */
    private record Round(Cost one, Cost eleven, Cost ten, Cost oneByOne, Cost together) {}

    @BeforeEach
    void engine() {
        TestEngine.assume(EngineKind.DOCKER);
    }

    private Path project(int jobs) throws IOException, InterruptedException {
        return projects.script("containers-" + jobs, "default: {image: '" + TestEngine.BASH + "'}\n" + Projects.jobs(jobs, "true"));
    }

    private Cost plugin(int jobs, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-Dci.executor=docker"));
        all.addAll(List.of(options));
        Path state = DIRECTORY.resolve("state/containers-" + jobs);
        return contenders.plugin("containers-" + jobs, project(jobs), state, "run", all.toArray(String[]::new));
    }

    private Cost bare(String how) throws IOException, InterruptedException {
        return contenders.shell("containers", project(1), how);
    }

    @Test
    void runsJobsInContainers() throws Exception {
        plugin(1);
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(new Round(
                    plugin(1, "-Dci.concurrency=1"),
                    plugin(JOBS + 1, "-Dci.concurrency=1"),
                    plugin(JOBS, "-Dci.concurrency=2"),
                    bare("for i in {1.." + JOBS + "}; do " + BARE + "; done"),
                    bare("seq " + JOBS + " | xargs -P 2 -I{} bash -c '" + BARE + "'")));
        }
        double ours = (median(rounds, Round::eleven) - median(rounds, Round::one)) / JOBS;
        double bare = median(rounds, Round::oneByOne) / JOBS;
        line("one job in a container", ours, "create, start, exec, rm", bare, "at most 1.3");
        // Of ten jobs at once one is in the time of Maven's start.
        double ten = median(rounds, Round::ten) - median(rounds, Round::one) + ours;
        line("ten jobs that share an image", ten, "ten times the same, two at once", median(rounds, Round::together), "at most 1.2");
        boolean peerEnded = peer();
        lines.forEach(System.out::println);
        Files.write(DIRECTORY.resolveSibling("bench-containers.md"), lines);
        assertThat(rounds).allMatch(round -> round.eleven().ended() && round.ten().ended(), "came to its end");
        assertThat(peerEnded).isTrue();
    }

    /** The other program has a helper of its own in each job; any image with a shell will do for it. */
    private boolean peer() throws Exception {
        if (!contenders.hasPeer()) {
            return true;
        }
        String artifacts = "default: {image: '" + TestEngine.BASH + "', artifacts: {paths: [out]}}\n"
                + Projects.jobs(JOBS, "mkdir -p out && echo x > out/x");
        Path project = projects.script("containers-artifacts", artifacts);
        List<Cost> ours = new ArrayList<>();
        List<Cost> peers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(contenders.plugin(
                    "containers-artifacts",
                    project,
                    DIRECTORY.resolve("state/containers-artifacts"),
                    "run",
                    "-Dci.executor=docker"));
            peers.add(contenders.peerInContainers("containers-artifacts", project, TestEngine.BASH));
        }
        line(
                "ten jobs with artifacts, Maven's start included",
                Cost.median(ours).seconds(),
                "gitlab-ci-local" + (Cost.median(peers).ended() ? "" : " (without success)"),
                Cost.median(peers).seconds(),
                "at most 0.5");
        return Cost.median(ours).ended();
    }

    private void line(String what, double seconds, String beside, double besideSeconds, String wanted) {
        lines.add(String.format(
                Locale.ROOT,
                "%-50s %6.2f s   %s: %.2f s   ratio %.2f (wanted: %s)",
                what,
                seconds,
                beside,
                besideSeconds,
                seconds / besideSeconds,
                wanted));
    }

    private static double median(List<Round> rounds, Function<Round, Cost> which) {
        return Cost.median(rounds.stream().map(which).toList()).seconds();
    }
}
