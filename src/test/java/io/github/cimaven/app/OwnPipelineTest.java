package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.run.engine.CommandLine;
import io.github.cimaven.testkit.RecordedConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The project's own pipeline, run by the project itself. */
class OwnPipelineTest {
    @TempDir
    Path temporary;

    @Test
    @Timeout(900)
    void thisProjectsPipelinePasses() throws Exception {
        Settings settings = new Settings(
                new Settings.Files(
                        Path.of(""),
                        ".gitlab-ci.yml",
                        temporary.resolve("ci"),
                        Optional.of(temporary.resolve("state"))),
                new Settings.Event("push", Optional.empty(), Optional.empty(), Optional.empty()),
                Settings.Given.of(Map.of("CI_JOB_IN_TEST", "true")),
                new Settings.Execution(
                        "shell", "auto", 2, false, Duration.ofHours(1), List.of(), List.of("deploy"), false, List.of()),
                new Settings.Look(false, true, false, Settings.Look.USUAL_LIMIT, CommandLine.SHORT));
        RecordedConsole console = new RecordedConsole();
        Verdict verdict = new LocalPipeline(settings, Ambient.ofThisMachine(), console)
                .run(Choice.everything(), new PipelineSession());
        assertThat(verdict.failed()).as("%s", console.text()).isFalse();
        assertThat(console.text())
                .containsPattern("✔ compile +passed")
                .containsPattern("✔ scripts +passed")
                .contains("says 'when: never'");
        assertThat(Files.readString(temporary.resolve("ci/pipeline.json"))).contains("\"status\": \"success\"");
    }
}
