package io.github.cimaven.run.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.CacheUse;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.JobProducts;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineEvent.JobDelayed;
import io.github.cimaven.run.event.PipelineEvent.JobEvent;
import io.github.cimaven.run.event.PipelineEvent.JobFinished;
import io.github.cimaven.run.event.PipelineEvent.JobHeld;
import io.github.cimaven.run.event.PipelineEvent.JobPending;
import io.github.cimaven.run.event.PipelineEvent.JobRetried;
import io.github.cimaven.run.event.PipelineEvent.JobSkipped;
import io.github.cimaven.run.event.PipelineEvent.JobStarted;
import io.github.cimaven.run.event.PipelineEvent.PipelineFinished;
import io.github.cimaven.run.event.PipelineEvent.PipelineStarted;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.event.TestTotals;
import io.github.cimaven.testkit.Plans;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final Part PART = new Part("everything", List.of(), 100);
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Path LOG = Path.of("/out/job.log");

    private static final JobProducts PRODUCTS = new JobProducts(
            List.of(new JobProducts.Artifact("archive", "Ünï \"x\"\n", 12, List.of("out/1", "o\tut/2"))),
            Optional.of(START.plusSeconds(60)),
            Optional.of(new TestTotals(4, 1, 0, 1, Duration.ofMillis(1500))),
            List.of(new CacheUse("default", Optional.of("other"), 1, true, 2)),
            Optional.of(new BigDecimal("81.50")),
            Optional.of("https://example.com/"));

    @TempDir
    Path folder;

    private final List<String> lost = new ArrayList<>();
    private final PipelinePlan plan = Plans.of("""
            flaky: {script: x, retry: 2}
            later: {script: x, when: delayed, start_in: 1 hour}
            "line\\nbreak": {script: x}
            """);

    private Path file() {
        return folder.resolve("journal");
    }

    private PlannedJob job(String name) {
        return plan.job(name).orElseThrow();
    }

    private Journal begun() {
        Journal journal = Journal.begin(file(), "run-1", lost::add);
        journal.about(PART, job -> "sources");
        return journal;
    }

    private List<PipelineEvent> events() {
        PlannedJob flaky = job("flaky");
        PlannedJob odd = plan.jobs().get(2);
        return List.of(
                new PipelineStarted(START, plan),
                new JobPending(START, flaky),
                new JobDelayed(START, job("later"), START.plusSeconds(3600)),
                new JobStarted(START.plusSeconds(1), flaky, 1, 101, LOG),
                new JobRetried(START.plusSeconds(2), flaky, 1, JobOutcome.scriptFailure(3)),
                new JobStarted(START.plusSeconds(3), flaky, 2, 102, LOG),
                new JobPending(START.plusSeconds(3), odd),
                new JobStarted(START.plusSeconds(4), odd, 1, 103, LOG),
                new JobFinished(
                        START.plusSeconds(5),
                        odd,
                        1,
                        JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, "broke"),
                        false,
                        JobProducts.NONE),
                new JobFinished(START.plusSeconds(6), flaky, 2, JobOutcome.success(), false, PRODUCTS));
    }

    private LastRun read() throws Exception {
        return JournalReader.read(file()).orElseThrow();
    }

    private Resumption resumption(LastRun last, boolean retry) throws IOException {
        return new Resumption(
                last,
                PART,
                plan,
                new Resumption.Wish(retry, job -> "sources", "", (job, id, products) -> true, name -> LOG));
    }

    @Test
    void whatWasWrittenIsReadBack() throws Exception {
        List<PipelineEvent> events = events();
        try (Journal journal = begun()) {
            events.forEach(journal::on);
        }
        LastRun last = read();
        assertThat(last.torn()).isFalse();
        assertThat(last.run()).isEqualTo("run-1");
        assertThat(last.attempts()).isEqualTo(3);
        assertThat(last.latest()).isEqualTo(START.plusSeconds(6));
        assertThat(last.state(new Part("everything", List.of(), 0))
                        .orElseThrow()
                        .at())
                .isEqualTo(START);
        Resumption resumption = resumption(last, false);
        assertThat(resumption.dropped()).isEmpty();
        assertThat(resumption.past().startedAt()).contains(START);
        assertThat(resumption.past().delays()).containsEntry("later", START.plusSeconds(3600));
        List<PipelineEvent> again = new ArrayList<>(resumption.past().ended());
        assertThat(again)
                .containsExactlyInAnyOrderElementsOf(events.stream()
                        .filter(event -> event instanceof JobEvent && !(event instanceof JobDelayed))
                        .toList());
        assertThat(again.stream().filter(JobFinished.class::isInstance).map(event -> ((JobFinished) event).products()))
                .containsExactly(JobProducts.NONE, PRODUCTS);
        assertThat(lost).isEmpty();
    }

    @Test
    void whereverItIsCutTheWholeLinesCount() throws Exception {
        try (Journal journal = begun()) {
            events().forEach(journal::on);
        }
        byte[] whole = Files.readAllBytes(file());
        int first = JournalFormat.header("run-1").length();
        for (int length = first; length < whole.length; length++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            LastRun last = read();
            boolean atLine = whole[length - 1] == '\n';
            assertThat(last.torn()).as("cut at %s", length).isNotEqualTo(atLine);
            assertThat(last.bytes()).isLessThanOrEqualTo(length);
            assertThat(whole[(int) last.bytes() - 1]).isEqualTo((byte) '\n');
        }
    }

    @Test
    void aTornLineIsCutOffBeforeOthersFollow() throws Exception {
        try (Journal journal = begun()) {
            events().subList(0, 4).forEach(journal::on);
        }
        Files.writeString(file(), "retried {\"at\":\"2026", java.nio.file.StandardOpenOption.APPEND);
        LastRun torn = read();
        assertThat(torn.torn()).isTrue();
        try (Journal journal = Journal.goOn(file(), torn, lost::add)) {
            journal.about(PART, job -> "sources");
            events().subList(3, 10).forEach(journal::on);
        }
        LastRun last = read();
        assertThat(last.torn()).isFalse();
        assertThat(resumption(last, false).kept()).hasSize(2);
        assertThat(last.attempts()).isEqualTo(4);
    }

    @Test
    void zerosThatAPowerCutHasLeftAreATornLine() throws Exception {
        begun().close();
        Files.write(file(), new byte[100], java.nio.file.StandardOpenOption.APPEND);
        assertThat(read().torn()).isTrue();
        Files.writeString(file(), "\n", java.nio.file.StandardOpenOption.APPEND);
        assertThat(read().torn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "",
                "started",
                "started {\"at\":\"2026-01-02T03:04:05Z\",\"job\":\"flaky\"}",
                "started {\"at\":\"yesterday\",\"job\":\"flaky\",\"attempt\":1,\"id\":1,\"definition\":{}}",
                "finished {\"at\":\"2026-01-02T03:04:05Z\",\"job\":\"flaky\",\"attempt\":1}",
                "ended {}",
                "begun null",
                "begun []"
            })
    void aDamagedLineInTheMiddleIsNamed(String line) throws Exception {
        try (Journal journal = begun()) {
            events().subList(0, 2).forEach(journal::on);
        }
        Files.writeString(file(), line + "\ndropped {\"job\":\"x\"}\n", java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(this::read)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("damaged in line 4")
                .hasMessageContaining(file().toString())
                .hasMessageContaining("without -Dci.resume");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retried {\"at\":\"2026-01-02T03:04:05Z\",\"job\":\"flaky\",\"attempt\":1,\"outcome\":"
                        + "{\"status\":\"CANCELED\",\"reason\":[],\"exitCode\":[],\"detail\":\"\"},\"sources\":\"\"}",
                "started {\"at\":\"2026-01-02T03:04:05Z\",\"job\":\"flaky\",\"attempt\":3,\"id\":1,\"definition\":{}}",
                "ended {\"at\":\"2026-01-02T03:04:05Z\",\"status\":\"SUCCESS\",\"stages\":[]}"
            })
    void whatContradictsItselfIsRefused(String line) throws Exception {
        begun().close();
        Files.writeString(file(), line + "\n", java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(this::read).isInstanceOf(JournalException.class).hasMessageContaining("contradicts itself");
    }

    @Test
    void anotherVersionIsNamed() throws Exception {
        Files.writeString(file(), "ci-maven-plugin-journal {\"version\":0}\nwhatever\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("an older version of this plugin");
        Files.writeString(file(), "ci-maven-plugin-journal {\"version\":4,\"news\":[]}\nwhatever\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(
                        "a newer version of this plugin (its journal has format 4, this version reads 3)");
    }

    @Test
    void whatIsNoJournalIsDamagedInItsFirstLine() throws Exception {
        for (String text : List.of("\n", "hello", "ci-maven-plugin-journal {\"version\":3}\n")) {
            Files.writeString(file(), text);
            assertThatThrownBy(this::read).isInstanceOf(JournalException.class).hasMessageContaining("in line 1");
        }
        Files.writeString(file(), "");
        assertThatThrownBy(this::read)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("could not be written to its end");
        Files.delete(file());
        assertThat(JournalReader.read(file())).isEmpty();
    }

    @Test
    void aFullDiskIsToldOnceAndLeavesNoHalfJournal() throws Exception {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "there is no /dev/full here");
        Files.createSymbolicLink(file(), full);
        LastRun nothing = new LastRun("run-1", List.of(), 0, false);
        try (Journal journal = Journal.goOn(file(), nothing, lost::add)) {
            journal.about(PART, job -> "sources");
            events().forEach(journal::on);
        }
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0)).contains("cannot be taken up again if it dies", "No space left on device");
        assertThat(file()).isRegularFile().isEmptyFile();
        assertThat(full).exists();
    }

    @Test
    void aFolderThatTakesNoFileIsTold() throws Exception {
        Files.writeString(folder.resolve("file"), "no folder");
        try (Journal journal = Journal.begin(folder.resolve("file/journal"), "run-1", lost::add)) {
            journal.about(PART, job -> "sources");
            events().forEach(journal::on);
        }
        assertThat(lost).hasSize(1);
    }

    @Test
    void whatTheUserHasStoppedGoesOnAndRetriesUsedUpAreCounted() throws Exception {
        try (Journal journal = begun()) {
            events().subList(0, 6).forEach(journal::on);
            journal.on(new JobFinished(
                    START.plusSeconds(7), job("flaky"), 2, JobOutcome.canceled("canceled"), false, JobProducts.NONE));
            journal.on(new JobSkipped(START.plusSeconds(7), job("later"), Status.CANCELED, "canceled"));
            journal.on(
                    new JobHeld(START.plusSeconds(7), plan.jobs().get(2), Status.CREATED, "waits", Optional.empty()));
            journal.on(new PipelineFinished(START.plusSeconds(8), Status.CANCELED, List.of(Status.CANCELED)));
        }
        LastRun last = read();
        assertThat(last.state(PART).orElseThrow().isComplete()).isFalse();
        Resumption resumption = resumption(last, false);
        assertThat(resumption.kept()).isEmpty();
        assertThat(resumption.past().tried())
                .containsExactlyElementsOf(events().stream()
                        .filter(event ->
                                event instanceof JobEvent of && of.job().equals(job("flaky")))
                        .map(JobEvent.class::cast)
                        .limit(3)
                        .toList());
    }

    @Test
    void whatHasFailedIsTriedAgainWithTheNextAttempt() throws Exception {
        try (Journal journal = begun()) {
            events().forEach(journal::on);
        }
        Resumption resumption = resumption(read(), true);
        assertThat(resumption.kept()).containsExactly("flaky");
        List<JobEvent> tried = resumption.past().tried();
        assertThat(tried.get(tried.size() - 1)).isInstanceOfSatisfying(JobRetried.class, retried -> assertThat(
                        retried.outcome().detail())
                .isEqualTo("broke"));
    }
}
