package io.github.cimaven.run.engine;

import io.github.cimaven.run.executor.ScriptOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the variables of a job tell the runner itself.
 *
 * @param script how scripts are run
 * @param allTokens {@code FF_MASK_ALL_DEFAULT_TOKENS}
 * @param ignoresAfterScript {@code AFTER_SCRIPT_IGNORE_ERRORS}
 * @param scriptTimeout {@code RUNNER_SCRIPT_TIMEOUT}, where it is shorter than that of the job
 * @param afterScriptTimeout {@code RUNNER_AFTER_SCRIPT_TIMEOUT}
 * @param problems what could not be followed, for the log
 * @see <a href="https://docs.gitlab.com/ci/runners/configure_runners/">Configuring runners</a>
 */
record RunnerSettings(
        ScriptOptions script,
        boolean allTokens,
        boolean ignoresAfterScript,
        Optional<Duration> scriptTimeout,
        Duration afterScriptTimeout,
        List<String> problems) {
    private static final Duration AFTER_SCRIPT_TIMEOUT = Duration.ofMinutes(5);
    private static final String SCRIPT_ATTEMPTS = "EXECUTOR_JOB_SECTION_ATTEMPTS";
    private static final List<String> TRUE = List.of("1", "t", "T", "true", "TRUE", "True");
    private static final List<String> FALSE = List.of("0", "f", "F", "false", "FALSE", "False");

    RunnerSettings {
        problems = List.copyOf(problems);
    }

    /**
     * @param environment the job's variables with their final values
     * @param timeout of the job
     */
    static RunnerSettings of(Map<String, String> environment, Duration timeout) {
        Reader reader = new Reader(environment, timeout, new ArrayList<>());
        ScriptOptions script = new ScriptOptions(
                reader.flag("CI_DEBUG_TRACE", false),
                reader.flag("FF_SCRIPT_SECTIONS", false),
                reader.flag("FF_ENABLE_BASH_EXIT_CODE_CHECK", false));
        reader.checkAttempts();
        return new RunnerSettings(
                script,
                reader.flag("FF_MASK_ALL_DEFAULT_TOKENS", true),
                reader.flag("AFTER_SCRIPT_IGNORE_ERRORS", true),
                reader.timeout("RUNNER_SCRIPT_TIMEOUT"),
                reader.timeout("RUNNER_AFTER_SCRIPT_TIMEOUT").orElse(AFTER_SCRIPT_TIMEOUT),
                reader.problems());
    }

    /** Whether a variable says no. */
    static boolean isOff(String value) {
        return FALSE.contains(value);
    }

    /** As Go reads it; absent when there is none. */
    static Optional<Long> wholeNumber(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private record Reader(Map<String, String> environment, Duration jobTimeout, List<String> problems) {
        boolean flag(String name, boolean standard) {
            String value = environment.getOrDefault(name, "");
            if (TRUE.contains(value)) {
                return true;
            }
            if (!value.isEmpty() && !FALSE.contains(value)) {
                problems.add(name + ": expected bool got \"" + value + "\", using default value: " + standard);
                return standard;
            }
            return value.isEmpty() && standard;
        }

        /** A script is never begun again here: its place does not vanish. What is wrong is told all the same. */
        void checkAttempts() {
            Tries.VARIABLES.values().forEach(this::attempts);
            if (!Tries.isPossible(attempts(SCRIPT_ATTEMPTS))) {
                problems.add(SCRIPT_ATTEMPTS + ": number of attempts out of the range [1, 10], using default 1");
            }
        }

        private long attempts(String name) {
            String value = environment.getOrDefault(name, "");
            Optional<Long> number = wholeNumber(value);
            if (number.isEmpty() && !value.isEmpty()) {
                problems.add(name + ": expected int got \"" + value + "\", using default value: 1");
            }
            return number.orElse(1L);
        }

        Optional<Duration> timeout(String name) {
            String value = environment.getOrDefault(name, "").strip();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            Optional<Duration> duration = GoDuration.parse(value);
            if (duration.isEmpty()) {
                problems.add("Ignoring malformed " + name + " timeout: " + value);
            } else if (duration.get().isNegative()) {
                problems.add("Ignoring relative " + name + " timeout: " + value);
            } else if (duration.get().compareTo(jobTimeout) > 0) {
                problems.add(name + " timeout: " + value + " is longer than job timeout. Setting to job timeout");
            } else if (!duration.get().isZero()) {
                return duration;
            }
            return Optional.empty();
        }
    }
}
