package io.github.cimaven.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.run.executor.ScriptOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnerSettingsTest {
    private static RunnerSettings of(String name, String value) {
        return RunnerSettings.of(Map.of(name, value), Duration.ofHours(1));
    }

    @Test
    void withoutVariablesTheyAreAsGitLabRunnersOwn() {
        assertThat(RunnerSettings.of(Map.of(), Duration.ofHours(1))).satisfies(settings -> {
            assertThat(settings.script()).isEqualTo(ScriptOptions.USUAL);
            assertThat(settings.allTokens()).isTrue();
            assertThat(settings.ignoresAfterScript()).isTrue();
            assertThat(settings.scriptTimeout()).isEmpty();
            assertThat(settings.afterScriptTimeout()).isEqualTo(Duration.ofMinutes(5));
            assertThat(settings.problems()).isEmpty();
        });
    }

    @Test
    void flagsAreReadAsGoReadsThem() {
        assertThat(of("CI_DEBUG_TRACE", "1").script().trace()).isTrue();
        assertThat(of("FF_SCRIPT_SECTIONS", "T").script().sections()).isTrue();
        assertThat(of("FF_MASK_ALL_DEFAULT_TOKENS", "False").allTokens()).isFalse();
        assertThat(of("AFTER_SCRIPT_IGNORE_ERRORS", "0").ignoresAfterScript()).isFalse();
        assertThat(of("CI_DEBUG_TRACE", "yes")).satisfies(settings -> {
            assertThat(settings.script().trace()).isFalse();
            assertThat(settings.problems())
                    .containsExactly("CI_DEBUG_TRACE: expected bool got \"yes\", using default value: false");
        });
    }

    @Test
    void numbersOfAttemptsThatAreNoneAreTold() {
        assertThat(of("GET_SOURCES_ATTEMPTS", "3").problems()).isEmpty();
        assertThat(of("RESTORE_CACHE_ATTEMPTS", "two").problems())
                .containsExactly("RESTORE_CACHE_ATTEMPTS: expected int got \"two\", using default value: 1");
        assertThat(of("EXECUTOR_JOB_SECTION_ATTEMPTS", "11").problems())
                .containsExactly(
                        "EXECUTOR_JOB_SECTION_ATTEMPTS: number of attempts out of the range [1, 10], using default 1");
    }

    @Test
    void timeoutsAreGoDurationsWithinThatOfTheJob() {
        assertThat(of("RUNNER_SCRIPT_TIMEOUT", "1h").scriptTimeout()).hasValue(Duration.ofHours(1));
        assertThat(of("RUNNER_AFTER_SCRIPT_TIMEOUT", "90s").afterScriptTimeout())
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(of("RUNNER_SCRIPT_TIMEOUT", "0").scriptTimeout()).isEmpty();
        assertThat(of("RUNNER_SCRIPT_TIMEOUT", "15 minutes").problems())
                .containsExactly("Ignoring malformed RUNNER_SCRIPT_TIMEOUT timeout: 15 minutes");
        assertThat(of("RUNNER_SCRIPT_TIMEOUT", "-1s").problems())
                .containsExactly("Ignoring relative RUNNER_SCRIPT_TIMEOUT timeout: -1s");
        assertThat(of("RUNNER_SCRIPT_TIMEOUT", "2h")).satisfies(settings -> {
            assertThat(settings.scriptTimeout()).isEmpty();
            assertThat(settings.problems()).hasSize(1);
        });
    }

    @Test
    void durationsAreWrittenAndReadAsInGo() {
        assertThat(GoDuration.parse("1h20m30.5s")).hasValue(Duration.parse("PT1H20M30.5S"));
        assertThat(GoDuration.parse("1.5h")).hasValue(Duration.ofMinutes(90));
        assertThat(GoDuration.parse("+100us")).hasValue(Duration.ofNanos(100_000));
        assertThat(GoDuration.parse("10")).isEmpty();
        assertThat(GoDuration.parse("h")).isEmpty();
        assertThat(GoDuration.of(Duration.ofHours(1))).isEqualTo("1h0m0s");
        assertThat(GoDuration.of(Duration.ofMillis(90_500))).isEqualTo("1m30.5s");
        assertThat(GoDuration.of(Duration.ofMillis(300))).isEqualTo("300ms");
        assertThat(GoDuration.of(Duration.ZERO)).isEqualTo("0s");
    }
}
