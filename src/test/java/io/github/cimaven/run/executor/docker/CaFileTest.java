package io.github.cimaven.run.executor.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.app.Ambient;
import io.github.cimaven.app.Choice;
import io.github.cimaven.app.LocalPipeline;
import io.github.cimaven.app.PipelineSession;
import io.github.cimaven.app.Settings;
import io.github.cimaven.testkit.ContainerSettings;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CaFileTest {
    @TempDir
    Path temporary;

    @Test
    void containersTrustTheAuthoritiesThatTheUserNames() throws Exception {
        TestEngine.assume(EngineKind.DOCKER);
        Path home = temporary.toRealPath();
        Path project = Files.createDirectories(home.resolve("project"));
        Path authorities = Files.writeString(home.resolve("our, ca.pem"), "OUR-CA");
        Files.writeString(project.resolve(".gitlab-ci.yml"), """
                job:
                  image: %s
                  script:
                    - test "$(cat /etc/ssl/certs/ca-certificates.crt)" = OUR-CA
                    - test "$(cat "$CI_SERVER_TLS_CA_FILE")" = OUR-CA
                """.formatted(TestEngine.BASH));
        Settings settings = ContainerSettings.of(
                project,
                home.resolve("state"),
                "auto",
                Settings.Given.NOTHING,
                ContainerSettings.withCaFile(authorities));
        RecordedConsole console = new RecordedConsole();
        assertThat(new LocalPipeline(settings, Ambient.ofThisMachine(), console)
                        .run(Choice.everything(), new PipelineSession())
                        .failed())
                .as(console.text())
                .isFalse();
    }
}
