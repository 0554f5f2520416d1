package io.github.cimaven.run.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.JobProducts;
import io.github.cimaven.run.event.PipelineEvent.JobFinished;
import io.github.cimaven.run.event.PipelineEvent.JobStarted;
import io.github.cimaven.run.event.PipelineEvent.PipelineStarted;
import io.github.cimaven.testkit.Plans;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What still holds when a run in which all jobs have passed is taken up by another plan. */
class ResumptionTest {
    private static final Part PART = new Part("everything", List.of(), 100);
    private static final String STAGES = "stages: [one, two, three]\n";

    @TempDir
    Path folder;

    private Map<String, String> dropped(String before, String now) throws Exception {
        return dropped(before, now, "same", (job, id, products) -> true);
    }

    private Map<String, String> dropped(String before, String now, String sources, Resumption.KeptArtifacts artifacts)
            throws Exception {
        PipelinePlan earlier = Plans.of(STAGES + before);
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.begin(file, "run", lost -> {
            throw new AssertionError(lost);
        })) {
            journal.about(PART, job -> "same");
            journal.on(new PipelineStarted(Instant.EPOCH, earlier));
            for (PlannedJob job : earlier.jobs()) {
                journal.on(new JobStarted(Instant.EPOCH, job, 1, 1, Path.of("log")));
                journal.on(new JobFinished(Instant.EPOCH, job, 1, JobOutcome.success(), false, JobProducts.NONE));
            }
        }
        PipelinePlan plan = Plans.of(STAGES + now);
        Resumption resumption = new Resumption(
                JournalReader.read(file).orElseThrow(),
                PART,
                plan,
                new Resumption.Wish(false, job -> sources, ": 'x'", artifacts, Path::of));
        assertThat(resumption.kept()).noneMatch(resumption.dropped()::containsKey);
        assertThat(resumption.kept().size() + resumption.dropped().size())
                .isEqualTo(plan.jobs().stream()
                        .filter(job -> earlier.job(job.name()).isPresent())
                        .count());
        return resumption.dropped();
    }

    private static final String PLAIN = """
            a: {stage: one, script: x}
            b: {stage: one, script: x}
            c: {stage: two, needs: [a], script: x}
            d: {stage: two, script: x}
            e: {stage: three, needs: [c], script: x}
            f: {stage: three, needs: [b], script: x}
            """;

    @Test
    void nothingIsDoneAgainWhereNothingHasChanged() throws Exception {
        assertThat(dropped(PLAIN, PLAIN)).isEmpty();
        assertThat(dropped(PLAIN, PLAIN + "new: {stage: one, script: x}\n")).isEmpty();
    }

    @Test
    void aChangedJobTakesThoseWithItThatDependOnIt() throws Exception {
        assertThat(dropped(PLAIN, PLAIN.replace("a: {stage: one, script: x}", "a: {stage: one, script: y}")))
                .containsEntry("a", "its definition has changed: script")
                .containsEntry("c", "it depends on 'a'")
                .containsEntry("d", "it depends on 'a'")
                .containsEntry("e", "it depends on 'c'")
                .hasSize(4);
    }

    @Test
    void eachKeywordThatHasChangedIsNamed() throws Exception {
        assertThat(dropped(
                        "job: {stage: one, script: x, image: a, variables: {V: '1'}}",
                        "job: {stage: two, script: x, image: b, variables: {V: '2'}, before_script: [y]}"))
                .containsOnly(Map.entry("job", "its definition has changed: before_script, image, stage, variables"));
    }

    @Test
    void whereAJobStandsInTheFileDoesNotMatter() throws Exception {
        assertThat(
                        dropped(
                                "a: {stage: one, script: x}\nb: {stage: one, script: y}",
                                "# moved\n\nb: {stage: one, script: y}\nnew: {stage: one, script: x}\na: {script: [x], stage: one}"))
                .isEmpty();
    }

    @Test
    void oneMoreJobWhoseArtifactsAreHandedOnMatters() throws Exception {
        String later = "later: {stage: two, script: x}\n";
        assertThat(dropped(later, later + "first: {stage: one, script: x, artifacts: {paths: [out]}}"))
                .containsOnly(Map.entry("later", "its definition has changed: needs"));
    }

    @Test
    void otherFilesMakeAllJobsOthers() throws Exception {
        assertThat(dropped(PLAIN, PLAIN, "others", (job, id, products) -> true))
                .hasSize(6)
                .containsValue("the checkout has changed: 'x'");
    }

    @Test
    void artifactsThatAreGoneAreMadeAgain() throws Exception {
        assertThat(dropped(
                        PLAIN, PLAIN, "same", (job, id, products) -> !job.name().equals("c")))
                .containsEntry("c", "artifacts are no longer there")
                .containsEntry("e", "it depends on 'c'")
                .hasSize(2);
    }
}
