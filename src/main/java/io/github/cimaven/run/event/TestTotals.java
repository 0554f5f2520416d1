package io.github.cimaven.run.event;

import java.time.Duration;

/**
 * What a job's JUnit reports say.
 *
 * @param tests all of them
 * @param failed those whose expectations did not hold
 * @param errors those that broke
 * @param time as the reports give it
 */
public record TestTotals(int tests, int failed, int errors, int skipped, Duration time) {
    public static final TestTotals NONE = new TestTotals(0, 0, 0, 0, Duration.ZERO);

    public int passed() {
        return tests - failed - errors - skipped;
    }

    public TestTotals plus(TestTotals other) {
        return new TestTotals(
                tests + other.tests,
                failed + other.failed,
                errors + other.errors,
                skipped + other.skipped,
                time.plus(other.time));
    }
}
