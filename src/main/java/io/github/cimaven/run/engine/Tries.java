package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Does the steps before a job's scripts again when they fail, as often as the job's variables say, and remembers what GitLab Runner
 * would say about it. Looking for a cache is no more than checked here: one that cannot be read does not fail the job.
 *
 * @see <a href="https://docs.gitlab.com/ci/runners/configure_runners/#job-stages-attempts">Job stages attempts</a>
 */
final class Tries {
    /** The variables that say how often, in the order of the steps. */
    static final Map<Step, String> VARIABLES = new TreeMap<>(Map.of(
            Step.GET_SOURCES, "GET_SOURCES_ATTEMPTS",
            Step.RESTORE_CACHE, "RESTORE_CACHE_ATTEMPTS",
            Step.DOWNLOAD_ARTIFACTS, "ARTIFACT_DOWNLOAD_ATTEMPTS"));

    private static final int MOST = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final PlannedJob job;
    private final Map<Step, List<String>> lines = new TreeMap<>();

    Tries(PlannedJob job) {
        this.job = job;
    }

    /** Something that may fail. */
    interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    static boolean isPossible(long attempts) {
        return attempts >= 1 && attempts <= MOST;
    }

    /** @throws IOException if a number makes no sense, of which the job fails */
    void check() throws IOException {
        for (Step step : VARIABLES.keySet()) {
            if (!isPossible(attempts(step))) {
                throw new IOException("number of attempts out of the range [1, 10] for stage: " + step.word());
            }
        }
    }

    /** A text that is no number is told by {@link RunnerSettings}. */
    private long attempts(Step step) {
        return RunnerSettings.wholeNumber(job.value(VARIABLES.getOrDefault(step, "")))
                .orElse(1L);
    }

    /** @throws IOException if it has failed for the last time */
    <T> T of(Step step, Work<T> work) throws IOException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (long left = attempts(step) - 1; ; left--) {
            try {
                return work.run();
            } catch (IOException e) {
                if (left <= 0) {
                    throw e;
                }
                say(step, RunnerLines.error("ERROR: " + job.variables().hidden(String.valueOf(e.getMessage()))));
            }
            if (!RunnerSettings.isOff(job.value("FF_USE_EXPONENTIAL_BACKOFF_STAGE_RETRY"))) {
                say(step, RunnerLines.notice("Retrying in " + GoDuration.of(pause)));
                Thread.sleep(pause.toMillis());
                Duration longer = pause.multipliedBy(3).dividedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            }
        }
    }

    private void say(Step step, String line) {
        lines.computeIfAbsent(step, key -> new ArrayList<>()).add(line);
    }

    /** What is to be said about a step. */
    List<String> lines(Step step) {
        return List.copyOf(lines.getOrDefault(step, List.of()));
    }

    /** What is to be said about all of them. */
    List<String> lines() {
        return lines.values().stream().flatMap(List::stream).toList();
    }
}
