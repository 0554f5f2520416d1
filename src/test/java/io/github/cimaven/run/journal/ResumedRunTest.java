package io.github.cimaven.run.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.run.engine.Attempt;
import io.github.cimaven.run.engine.AttemptResult;
import io.github.cimaven.run.engine.CommandLine;
import io.github.cimaven.run.engine.Past;
import io.github.cimaven.run.engine.PipelineRunner;
import io.github.cimaven.run.engine.RunOptions;
import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.JobProducts;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineEvent.JobDelayed;
import io.github.cimaven.run.event.PipelineEvent.JobFinished;
import io.github.cimaven.run.event.PipelineEvent.JobRetried;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.testkit.Plans;
import io.github.cimaven.testkit.Recorder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that die after each of their events, and are taken up: they end as if nothing had happened. */
@Timeout(120)
class ResumedRunTest {
    private static final Part PART = new Part("everything", List.of(), 100);
    private static final String YAML = """
            stages: [one, two, three, deploy]
            passes: {stage: one, script: x}
            flaky: {stage: one, script: x, retry: 2}
            may fail: {stage: one, script: x, allow_failure: {exit_codes: [7]}}
            optional: {stage: one, script: x, when: manual}
            linked: {stage: two, script: x, needs: [passes]}
            late: {stage: two, script: x, when: delayed, start_in: 1 second}
            fails: {stage: two, script: x, retry: 1}
            rescue: {stage: three, script: x, when: on_failure}
            always: {stage: three, script: x, when: always}
            skipped: {stage: three, script: x}
            after optional: {stage: three, script: x, needs: [optional]}
            confirmed: {stage: two, script: x, environment: production}
            deployment: {stage: deploy, script: x, needs: [linked]}
            """;

    @TempDir
    Path folder;

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private final List<String> ran = new ArrayList<>();
    private int runs;

    /** A day passes with each look; from run to run the machine's clock is set forth and back. */
    private Clock hasty() {
        Instant begin = clock.instant().plusSeconds(runs++ % 2 * 86_400L * 4000);
        return new Clock() {
            private int looks;

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public synchronized Instant instant() {
                looks++;
                return begin.plusSeconds(86_400L * looks);
            }
        };
    }

    private AttemptResult attempt(Attempt attempt) {
        ran.add(attempt.job().name() + " " + attempt.number());
        JobOutcome outcome =
                switch (attempt.job().name()) {
                    case "flaky" -> attempt.number() < 3 ? JobOutcome.scriptFailure(1) : JobOutcome.success();
                    case "may fail" -> JobOutcome.scriptFailure(7);
                    case "fails" -> JobOutcome.scriptFailure(2);
                    default -> JobOutcome.success();
                };
        return new AttemptResult(outcome, JobProducts.NONE);
    }

    private static RunOptions options(boolean failFast, boolean confirmed) {
        return new RunOptions(1, failFast, Set.of(), false, confirmed, 0, true, CommandLine.SHORT);
    }

    /** Writes what happens until so many events have happened. */
    private record Dying(Journal journal, int events, List<PipelineEvent> seen) implements EventListener {
        @Override
        public void on(PipelineEvent event) {
            seen.add(event);
            if (seen.size() <= events) {
                journal.on(event);
            }
        }

        @Override
        public void again(PipelineEvent event) {
            // It was counted.
        }
    }

    private List<PipelineEvent> run(PipelinePlan plan, RunOptions options, Past past, int events, EventListener other)
            throws Exception {
        Path file = folder.resolve("journal");
        Journal journal = past.equals(Past.NONE)
                ? Journal.begin(file, "run", lost -> {})
                : Journal.goOn(file, JournalReader.read(file).orElseThrow(), lost -> {});
        try (journal) {
            journal.about(PART, job -> "same");
            Dying dying = new Dying(journal, events, new ArrayList<>());
            EventListener both = new EventListener() {
                @Override
                public void on(PipelineEvent event) {
                    dying.on(event);
                    other.on(event);
                }

                @Override
                public void again(PipelineEvent event) {
                    other.again(event);
                }
            };
            new PipelineRunner(plan, options, this::attempt, Path::of, past, hasty(), both).run(new Cancellation());
            return dying.seen();
        }
    }

    private Past past(PipelinePlan plan, boolean retry) throws Exception {
        Resumption resumption = new Resumption(
                JournalReader.read(folder.resolve("journal")).orElseThrow(),
                PART,
                plan,
                new Resumption.Wish(retry, job -> "same", "", (job, id, products) -> true, Path::of));
        assertThat(resumption.dropped()).isEmpty();
        return resumption.past();
    }

    private static Map<String, String> sorted(Recorder recorder) {
        return new TreeMap<>(recorder.ends());
    }

    private void dieEverywhere(RunOptions options) throws Exception {
        PipelinePlan plan = Plans.of(YAML);
        Recorder undisturbed = new Recorder();
        int events = run(plan, options, Past.NONE, 0, undisturbed).size();
        assertThat(events).isGreaterThan(20);
        for (int died = 1; died <= events; died++) {
            List<PipelineEvent> seen = run(plan, options, Past.NONE, died, event -> {});
            ran.clear();
            Recorder resumed = new Recorder();
            run(plan, options, past(plan, false), Integer.MAX_VALUE, resumed);
            resumed.assertLaw(plan);
            assertThat(sorted(resumed)).as("died after event %s", died).isEqualTo(sorted(undisturbed));
            assertThat(ran).as("died after event %s", died).doesNotContainAnyElementsOf(ended(seen.subList(0, died)));
            ran.clear();
            Recorder again = new Recorder();
            run(plan, options, past(plan, false), Integer.MAX_VALUE, again);
            assertThat(ran).isEmpty();
            assertThat(sorted(again)).isEqualTo(sorted(undisturbed));
        }
    }

    private static List<String> ended(List<PipelineEvent> events) {
        List<String> attempts = new ArrayList<>(List.of("none"));
        for (PipelineEvent event : events) {
            if (event instanceof JobFinished finished) {
                attempts.add(finished.job().name() + " " + finished.attempt());
            } else if (event instanceof JobRetried retried) {
                attempts.add(retried.job().name() + " " + retried.attempt());
            }
        }
        return attempts;
    }

    @Test
    void withDeploymentsHeld() throws Exception {
        dieEverywhere(options(false, false));
    }

    @Test
    void withDeploymentsConfirmed() throws Exception {
        dieEverywhere(options(false, true));
    }

    @Test
    void whereTheFirstFailureEndsAll() throws Exception {
        dieEverywhere(options(true, true));
    }

    @Test
    void aConfirmationIsGoodForOneCallOnly() throws Exception {
        PipelinePlan plan = Plans.of("{a: {stage: build, script: x}, b: {stage: deploy, script: x},"
                + " c: {stage: deploy, script: x, needs: [a]}}");
        List<PipelineEvent> seen = run(plan, options(false, true), Past.NONE, Integer.MAX_VALUE, event -> {});
        for (int died = 1; died <= seen.size(); died++) {
            run(plan, options(false, true), Past.NONE, died, event -> {});
            ran.clear();
            Recorder resumed = new Recorder();
            run(plan, options(false, false), past(plan, false), Integer.MAX_VALUE, resumed);
            assertThat(ran).isSubsetOf("a 1");
            List<String> deployed = ended(seen.subList(0, died));
            Map<String, String> ends = resumed.ends();
            for (String job : List.of("b", "c")) {
                assertThat(ends.get(job))
                        .startsWith(
                                deployed.contains(job + " 1")
                                        ? "finished success"
                                        : "held manual: deployment, waits for confirmation");
            }
        }
    }

    /** As GitLab retries a pipeline: what has failed, was canceled or skipped. */
    @Test
    void onlyWhatHasNotPassedIsTriedAgain() throws Exception {
        PipelinePlan plan = Plans.of(YAML);
        run(plan, options(false, false), Past.NONE, Integer.MAX_VALUE, event -> {});
        ran.clear();
        Recorder retried = new Recorder();
        run(plan, options(false, false), past(plan, true), Integer.MAX_VALUE, retried);
        retried.assertLaw(plan);
        // 'confirmed' holds up what comes after it in the order of the stages.
        assertThat(ran).containsExactlyInAnyOrder("may fail 2", "fails 3");
        Map<String, Long> starts = new LinkedHashMap<>();
        retried.words().stream()
                .filter(word -> word.matches(".* started \\d"))
                .forEach(word -> starts.merge(word.replaceFirst(" started.*", ""), 1L, Long::sum));
        assertThat(starts)
                .containsEntry("fails", 3L)
                .containsEntry("may fail", 2L)
                .containsEntry("flaky", 3L);
    }

    private Instant toldUntil(Past past) throws Exception {
        PipelinePlan plan = Plans.of("late: {script: x, when: delayed, start_in: 1 hour}");
        List<Instant> told = new ArrayList<>();
        new PipelineRunner(plan, options(false, false), this::attempt, Path::of, past, hasty(), event -> {
                    if (event instanceof JobDelayed delayed) {
                        told.add(delayed.until());
                    }
                })
                .run(new Cancellation());
        return told.get(0);
    }

    @Test
    void aDelayGoesOnAndNeverGrows() throws Exception {
        Instant without = toldUntil(Past.NONE);
        Instant longAgo = clock.instant().minusSeconds(5);
        runs = 0;
        assertThat(toldUntil(
                        new Past(Optional.empty(), List.of(), List.of(), Map.of("late", longAgo), Set.of(), false)))
                .isEqualTo(longAgo);
        runs = 0;
        assertThat(toldUntil(new Past(
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Map.of("late", without.plusSeconds(1_000_000)),
                        Set.of(),
                        false)))
                .isEqualTo(without);
    }
}
