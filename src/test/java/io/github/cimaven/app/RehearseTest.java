package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.UsualSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal leaves nothing, and learns from runs. */
class RehearseTest {
    @TempDir
    Path folder;

    private Path project = Path.of("");
    private Path state = Path.of("");

    @BeforeEach
    void makeProject() throws Exception {
        project = Files.createDirectories(folder.resolve("project"));
        state = folder.resolve("state");
        Files.writeString(project.resolve(".gitlab-ci.yml"), "good: {script: echo}\nbad: {script: 'exit 1'}\n");
    }

    private LocalPipeline pipeline() {
        return new LocalPipeline(UsualSettings.of(project, state), Ambient.ofThisMachine(), new RecordedConsole());
    }

    private String rehearsed() throws Exception {
        StringBuilder text = new StringBuilder();
        pipeline().rehearse(Choice.everything(), text::append);
        return text.toString();
    }

    @Test
    void nothingIsStartedAndNothingIsLeft() throws Exception {
        assertThat(rehearsed())
                .contains("2 jobs would run. Nothing was started.")
                .doesNotContain("about");
        assertThat(state).doesNotExist();
        assertThat(project.resolve("target")).doesNotExist();
    }

    @Test
    void theTimesOfPassedJobsAreExpectedAgain() throws Exception {
        assertThat(pipeline().run(Choice.everything(), new PipelineSession()).failed())
                .isTrue();
        String learned = Files.readString(state.resolve("ci-times.json"));
        assertThat(learned).contains("\"good\"").doesNotContain("\"bad\"");
        assertThat(rehearsed())
                .containsPattern("test +good .* about \\d")
                .containsPattern("test +bad .* not known")
                .contains("since 1 of them never passed here");
        assertThat(state.resolve("ci-times.json")).hasContent(learned);
    }

    @Test
    void damagedTimesCountAsNone() throws Exception {
        Files.createDirectories(state);
        Files.writeString(state.resolve("ci-times.json"), "{\"good\": [12,");
        assertThat(rehearsed()).doesNotContain("about");
        Files.writeString(state.resolve("ci-times.json"), "{\"good\": [60000, null], \"bad\": []}");
        assertThat(rehearsed()).doesNotContain("about");
    }
}
