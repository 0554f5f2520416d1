package io.github.cimaven.run.executor.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.app.Ambient;
import io.github.cimaven.app.Choice;
import io.github.cimaven.app.LocalPipeline;
import io.github.cimaven.app.PipelineSession;
import io.github.cimaven.app.Settings;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.testkit.ContainerSettings;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ServiceLogsTest {
    @TempDir
    Path temporary;

    private final RecordedConsole console = new RecordedConsole();
    private Path project;

    @BeforeEach
    void engine() throws Exception {
        TestEngine.assume(EngineKind.DOCKER);
        project = Files.createDirectories(temporary.toRealPath().resolve("project"));
    }

    private void run(String debug) throws Exception {
        Files.writeString(project.resolve(".gitlab-ci.yml"), """
                job:
                  image: %1$s
                  variables: {CI_DEBUG_SERVICES: "%2$s"}
                  services:
                    - name: %1$s
                      alias: db
                      variables: {HEALTHCHECK_TCP_PORT: "8080", LINES: "first\\nsecond"}
                      command: [sh, -c, 'echo "said $HIDDEN"; echo "to err" >&2; echo "$LINES"; exec httpd -f -p 8080']
                  script: sleep 0.5
                """.formatted(TestEngine.BASH, debug));
        Settings.Given given = new Settings.Given(
                Map.of(),
                Map.of(),
                Variables.of(List.of(Variable.masked("HIDDEN", "very-secret-word"))),
                Settings.Given.DEFAULT_FILE);
        Settings settings = ContainerSettings.of(
                project, temporary.toRealPath().resolve("state"), "auto", given, ContainerOptions.USUAL);
        assertThat(new LocalPipeline(settings, Ambient.ofThisMachine(), console)
                        .run(Choice.everything(), new PipelineSession())
                        .failed())
                .as(console.text())
                .isFalse();
    }

    @Test
    void whatAServiceSaysIsKeptInAFileWithoutSecrets() throws Exception {
        run("false");
        assertThat(Files.readString(project.resolve("target/ci/jobs/job/service-db.log")))
                .containsPattern("T\\d\\d:\\d\\d:\\d\\d\\.\\d+Z said \\[MASKED\\]")
                .contains("to err")
                .containsPattern("Z first\\R\\S+Z second");
        assertThat(console.text()).doesNotContain("to err", "very-secret-word");
    }

    @Test
    void itStandsInTheLogOfTheJobWhereThatIsAskedFor() throws Exception {
        run("true");
        assertThat(console.text())
                .containsPattern("│ \\[service:ci-test-db\\] 2\\S+Z said \\[MASKED\\]")
                .containsPattern("│ \\[service:ci-test-db\\] 2\\S+Z to err")
                .doesNotContain("very-secret-word");
    }
}
