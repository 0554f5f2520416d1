package io.github.cimaven.report.console;

import io.github.cimaven.run.event.TestTotals;

/** What the tests of a job have come to, in a few words. */
final class TestCount {
    private TestCount() {}

    /** Such as {@code 12 tests, 1 failed, 2 skipped}; what broke counts as failed. */
    static String of(TestTotals totals) {
        int bad = totals.failed() + totals.errors();
        return Columns.count(totals.tests(), "test")
                + (bad > 0 ? ", " + bad + " failed" : "")
                + (totals.skipped() > 0 ? ", " + totals.skipped() + " skipped" : "");
    }
}
