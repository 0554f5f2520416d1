package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.run.executor.Visitor;
import io.github.cimaven.run.executor.docker.EngineKind;
import io.github.cimaven.testkit.ContainerSettings;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.Repository;
import io.github.cimaven.testkit.TestEngine;
import io.github.cimaven.testkit.UsualSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking around in the place of a job. */
@Timeout(120)
class VisitTest {
    @TempDir
    Path temporary;

    private final RecordedConsole console = new RecordedConsole();
    private Path project;
    private Path state;
    private Optional<String> seen = Optional.empty();

    @BeforeEach
    void project() throws Exception {
        state = temporary.toRealPath().resolve("state");
        Repository repository = Repository.at(temporary.toRealPath().resolve("project"))
                .write(".gitignore", "/target\n")
                .write(".gitlab-ci.yml", """
                        stages: [one, two]
                        make: {stage: one, script: [echo made > made, 'echo "FROM=dotenv" > vars'], artifacts: {paths: [made], reports: {dotenv: vars}}}
                        unit:
                          stage: two
                          image: ci-test:bash
                          variables: {WORD: "two words"}
                          before_script: [echo never > "$CI_PROJECT_DIR/ran"]
                          script: echo never
                          after_script: [echo never]
                          artifacts: {paths: [ran], when: always}
                        """);
        repository.commit("one");
        project = repository.folder();
    }

    /** Types this, and keeps what is answered. */
    private Visitor typing(String text) {
        return (way, end) -> {
            ProcessBuilder builder = new ProcessBuilder(way.command())
                    .directory(way.directory().toFile())
                    .redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(way.environment());
            Process process = builder.start();
            try (var input = process.getOutputStream()) {
                input.write(text.getBytes(StandardCharsets.UTF_8));
            }
            seen = Optional.of(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) + process.waitFor());
        };
    }

    private static final String LOOK = """
            cat made; echo "$FROM, $WORD, $CI_JOB_NAME"; ls; echo mine > made; touch new
            test "$(pwd)" = "$CI_PROJECT_DIR"; echo "there: $?"; exit 7
            """;

    private LocalPipeline pipeline(Settings settings) {
        return new LocalPipeline(settings, Ambient.ofThisMachine(), console);
    }

    private void assertSeenAndLeft() {
        assertThat(seen).hasValueSatisfying(text -> assertThat(text)
                .contains("made\ndotenv, two words, unit\nmade\n", "there: 0")
                .doesNotContain("never")
                .endsWith("7"));
        assertThat(project.resolve("new")).doesNotExist();
        assertThat(project.resolve("made")).doesNotExist();
        assertThat(project.resolve("target/ci/jobs/unit/job.log")).doesNotExist();
        assertThat(state.resolve("ci-workspaces")).doesNotExist();
        assertThat(console.text()).doesNotContain("never");
    }

    private void makeArtifacts(Settings settings) throws Exception {
        assertThat(pipeline(settings)
                        .run(Choice.stages(java.util.List.of("one")), new PipelineSession())
                        .failed())
                .as(console.text())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "copy"})
    void aShellIsOpenedInTheFilesOfAJobThatIsAProcess(String workspace) throws Exception {
        Settings usual = UsualSettings.of(project, state);
        Settings settings = new Settings(
                usual.files(),
                usual.event(),
                usual.given(),
                new Settings.Execution(
                        "shell",
                        workspace,
                        1,
                        false,
                        java.time.Duration.ofHours(1),
                        java.util.List.of(),
                        java.util.List.of("deploy"),
                        false,
                        java.util.List.of()),
                usual.look());
        makeArtifacts(settings);
        pipeline(settings).visit("unit", typing(LOOK));
        assertSeenAndLeft();
        // What the last run has kept is there for the next one too.
        seen = Optional.empty();
        pipeline(settings).visit("unit", typing("cat made; exit 0\n"));
        assertThat(seen).hasValue("made\n0");
    }

    @Test
    void aShellIsOpenedInTheContainerOfAJob() throws Exception {
        TestEngine.assume(EngineKind.DOCKER);
        makeArtifacts(UsualSettings.of(project, state));
        pipeline(ContainerSettings.of(project, state)).visit("unit", typing(LOOK + "test -d /busybox"));
        assertSeenAndLeft();
        assertThat(TestEngine.docker("ps", "--all", "--quiet", "--filter", "name=ci-unit"))
                .isEmpty();
    }

    @Test
    void whereThereIsNoPlaceItIsSaid() throws Exception {
        assertThatThrownBy(() -> pipeline(UsualSettings.of(project, state)).visit("absent", typing("")))
                .isInstanceOf(ConfigurationException.class);
        TestEngine.assume(EngineKind.DOCKER);
        Files.writeString(
                project.resolve(".gitlab-ci.yml"),
                "unit: {image: {name: 'ci-test:missing', pull_policy: never}, script: x}\n");
        assertThatThrownBy(() -> pipeline(ContainerSettings.of(project, state)).visit("unit", typing("")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("The place of 'unit' cannot be made: ")
                .hasMessageContaining("no such image: ci-test:missing");
        assertThat(seen).isEmpty();
    }
}
