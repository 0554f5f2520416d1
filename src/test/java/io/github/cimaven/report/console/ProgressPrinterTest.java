package io.github.cimaven.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.report.console.ProgressPrinter.Options;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.JobProducts;
import io.github.cimaven.run.event.Ledger;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineEvent.JobFinished;
import io.github.cimaven.run.event.PipelineEvent.JobStarted;
import io.github.cimaven.run.event.PipelineEvent.PipelineStarted;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.log.LogArchive;
import io.github.cimaven.run.log.Secrets;
import io.github.cimaven.testkit.Plans;
import io.github.cimaven.testkit.RecordedConsole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressPrinterTest {
    @TempDir
    Path folder;

    private final PipelinePlan plan = Plans.of("{build: {script: x}, a longer name: {script: x}}");
    private final PlannedJob job = plan.jobs().get(0);
    private final Ledger ledger = new Ledger(plan);
    private final RecordedConsole console = new RecordedConsole();
    private final DrivenClock clock = new DrivenClock();

    /** Time passes when the test says so. */
    private static final class DrivenClock extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void pass(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private ProgressPrinter started(Options options) {
        ProgressPrinter printer = new ProgressPrinter(console, options, clock, ledger);
        tell(printer, new PipelineStarted(clock.instant(), plan));
        tell(printer, new JobStarted(clock.instant(), job, 1, 101, folder.resolve("job.log")));
        return printer;
    }

    private void tell(ProgressPrinter printer, PipelineEvent event) {
        ledger.on(event);
        printer.on(event);
    }

    private void says(ProgressPrinter printer, String line) throws IOException {
        try (JobLog log = new LogArchive(printer, clock, 1000).open(folder.resolve("job.log"), "build", Secrets.NONE)) {
            log.say(line);
        }
    }

    @Test
    void eachLineCarriesTheJobsName() throws IOException {
        says(started(new Options(false, true, false)), "hello");
        assertThat(console.text()).endsWith("build         │ hello\n");
    }

    @Test
    void linesMayComeWithoutNameAndWithTime() throws IOException {
        says(started(new Options(false, false, true)), "hello");
        assertThat(console.text()).endsWith("03:04:05 hello\n");
    }

    @Test
    void quietLeavesTheJobsLinesOutAndNothingElse() throws IOException {
        ProgressPrinter printer = started(new Options(true, true, false));
        says(printer, "hello");
        tell(printer, new JobFinished(clock.instant(), job, 1, JobOutcome.success(), false, JobProducts.NONE));
        assertThat(console.text()).doesNotContain("hello").contains("▶ build").contains("✔ build passed");
    }

    @Test
    void aJobThatIsSilentForTenSecondsIsStillRunning() throws IOException {
        ProgressPrinter printer = started(new Options(false, true, false));
        clock.pass(9);
        printer.tick();
        assertThat(console.text()).doesNotContain("still running");
        clock.pass(1);
        printer.tick();
        assertThat(console.text()).endsWith("build         │ still running (10 s)\n");
        clock.pass(5);
        says(printer, "a word");
        clock.pass(9);
        printer.tick();
        assertThat(console.text()).endsWith("a word\n");
        clock.pass(60);
        printer.tick();
        assertThat(console.text()).endsWith("still running (1 min 24 s)\n");
        tell(printer, new JobFinished(clock.instant(), job, 1, JobOutcome.scriptFailure(3), true, JobProducts.NONE));
        clock.pass(60);
        printer.tick();
        assertThat(console.text()).endsWith("! build failed (allowed): exit code 3  1 min 24 s\n");
    }

    @Test
    void markersOfSectionsAreNotShown() throws IOException {
        ProgressPrinter printer = started(new Options(false, true, false));
        says(printer, "section_start:1:a.b[collapsed=true]\r\u001B[0KA title");
        says(printer, "section_end:2:a.b\r\u001B[0K");
        says(printer, "\u001B[0Ksection_end:2:a\r\u001B[0Ksection_start:2:b\r\u001B[0K\u001B[36mAnother");
        says(printer, "section_end:2:a.b");
        assertThat(console.text().lines().skip(2).map(line -> line.substring(16)))
                .containsExactly("A title", "Another", "section_end:2:a.b");
    }

    @Test
    void coloursStayAndEverythingElseGoes() {
        assertThat(PlainText.of("\u001B[31mred\u001B[0m \u001B[2J\u001B[Hhome", true))
                .isEqualTo("\u001B[31mred\u001B[0m home\u001B[0m");
        assertThat(PlainText.of("\u001B[31mred\u001B[0m", false)).isEqualTo("red");
        assertThat(PlainText.of("\u001B]0;title\u0007text \u001B]8;;http://x\u001B\\link", true))
                .isEqualTo("text link");
        assertThat(PlainText.of("10 %\r50 %\r100 %\r", true)).isEqualTo("100 %");
        assertThat(PlainText.of("a\b\u0000\u009B31mb\tc", true)).isEqualTo("a31mb\tc");
        assertThat(PlainText.of("\u001B[", true)).isEmpty();
        assertThat(PlainText.of("\u001B", true)).isEmpty();
        assertThat(PlainText.of("", true)).isEmpty();
    }

    @Test
    void namesAreCutToTheirCells() {
        assertThat(Columns.shortened("größe 🎈", 8)).isEqualTo("größe 🎈");
        assertThat(Columns.shortened("日本語日本語", 8)).isEqualTo("日本語..");
        assertThat(Columns.padded("日本", 6)).isEqualTo("日本  ");
    }
}
