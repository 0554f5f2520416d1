package io.github.cimaven.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReader;
import io.github.cimaven.config.yaml.YamlWriter;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.testkit.Conformance;
import io.github.cimaven.testkit.MemoryOrigin;
import io.github.cimaven.testkit.Plans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** GitLab's own cases of pipeline processing, from text to statuses. */
class PipelineProcessingTest {
    @TestFactory
    Stream<DynamicTest> gitLabsCases() throws IOException {
        Path folder = Conformance.folder("gitlab/pipeline_processing");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
            assertThat(cases).hasSize(60);
            return cases.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString().replace(".yml", ""), () -> new Case(read(file)).run()));
        }
    }

    private static YamlMap read(Path file) throws IOException {
        SourceText text = new SourceText(file.getFileName().toString(), Files.readString(file));
        return (YamlMap)
                YamlReader.read(text.span(0, text.text().length())).root().orElseThrow();
    }

    /** One case: the configuration, what is expected at first, and what follows each event. */
    private static final class Case {
        private final YamlMap content;
        private final PipelinePlan plan;
        private final Scheduler scheduler;

        Case(YamlMap content) throws IOException {
            this.content = content;
            byte[] config = YamlWriter.write(map(content, "config")).getBytes(StandardCharsets.UTF_8);
            Loaded loaded = new ConfigLoader(MemoryOrigin.EMPTY).load(".gitlab-ci.yml", config, LoadContext.NONE);
            assertThat(loaded.pipeline()).as("%s", loaded.problems()).isPresent();
            plan = Plans.of(loaded.pipeline().get());
            scheduler = new Scheduler(plan);
        }

        void run() {
            scheduler.begin();
            check("init", map(map(content, "init"), "expect"));
            for (YamlNode step : content.get("transitions")
                    .orElseThrow()
                    .asList()
                    .orElseThrow()
                    .items()) {
                YamlMap transition = (YamlMap) step;
                String event = text(transition, "event");
                List<PlannedJob> jobs = jobs(transition);
                if (event.equals("retry") && jobs.isEmpty()) {
                    scheduler.retryPipeline();
                }
                jobs.forEach(job -> apply(event, job));
                check(event + " " + jobs.stream().map(PlannedJob::name).toList(), map(transition, "expect"));
            }
        }

        private List<PlannedJob> jobs(YamlMap transition) {
            return transition.get("jobs").stream()
                    .flatMap(names -> names.asList().orElseThrow().items().stream())
                    .map(name -> plan.job(name.asString().orElseThrow()).orElseThrow())
                    .toList();
        }

        private void apply(String event, PlannedJob job) {
            switch (event) {
                case "success" -> scheduler.finished(job, Status.SUCCESS, false);
                case "drop" ->
                    scheduler.finished(job, Status.FAILED, job.allowFailure().always());
                case "cancel" ->
                    scheduler.finished(job, Status.CANCELED, job.allowFailure().always());
                case "run" -> scheduler.running(job);
                case "play" -> scheduler.play(job);
                case "retry" -> scheduler.retry(job);
                default -> throw new IllegalArgumentException(event);
            }
        }

        private void check(String after, YamlMap expected) {
            Map<String, String> jobs = new LinkedHashMap<>();
            plan.jobs()
                    .forEach(job -> jobs.put(job.name(), scheduler.status(job).word()));
            Map<String, String> stages = new LinkedHashMap<>();
            plan.stages()
                    .forEach(stage ->
                            stages.put(stage, scheduler.stageStatus(stage).word()));
            assertThat(jobs)
                    .as("jobs after %s", after)
                    .containsExactlyInAnyOrderEntriesOf(texts(map(expected, "jobs")));
            assertThat(stages)
                    .as("stages after %s", after)
                    .containsExactlyInAnyOrderEntriesOf(texts(map(expected, "stages")));
            assertThat(scheduler.pipelineStatus().word())
                    .as("pipeline after %s", after)
                    .isEqualTo(text(expected, "pipeline"));
        }

        private static Map<String, String> texts(YamlMap map) {
            Map<String, String> texts = new LinkedHashMap<>();
            map.names().forEach(name -> texts.put(name, text(map, name)));
            return texts;
        }

        private static YamlMap map(YamlMap map, String name) {
            return (YamlMap) map.get(name).orElseThrow();
        }

        private static String text(YamlMap map, String name) {
            return map.get(name).orElseThrow().asString().orElseThrow();
        }
    }
}
