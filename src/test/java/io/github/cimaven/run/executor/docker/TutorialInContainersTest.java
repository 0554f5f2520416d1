package io.github.cimaven.run.executor.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.app.Ambient;
import io.github.cimaven.app.Choice;
import io.github.cimaven.app.LocalPipeline;
import io.github.cimaven.app.PipelineSession;
import io.github.cimaven.app.Settings;
import io.github.cimaven.io.Trees;
import io.github.cimaven.run.process.Calls;
import io.github.cimaven.testkit.ContainerSettings;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline of the tutorial as it is, in containers of the images that it names and with its service. */
@Timeout(300)
class TutorialInContainersTest {
    private static final Path DJANGO = Path.of("/usr/lib/python3/dist-packages/django/__init__.py");
    private static final String IMAGES = "src/test/engines/tutorial.sh";

    @TempDir
    Path temporary;

    private final RecordedConsole console = new RecordedConsole();
    private boolean made;

    private static Calls.Answer images(String what) throws Exception {
        return new Calls(System.getenv()).run(List.of("bash", IMAGES, what), Duration.ofMinutes(2));
    }

    @BeforeEach
    void makeImages() throws Exception {
        TestEngine.assume(EngineKind.DOCKER);
        Assumptions.assumeTrue(Files.exists(DJANGO), "Debian's python3-django is not installed");
        Calls.Answer answer = images("up");
        Assumptions.assumeTrue(answer.succeeded(), () -> "no images for the tutorial: " + answer.out() + answer.err());
        made = true;
    }

    @AfterEach
    void removeImages() throws Exception {
        if (made) {
            assertThat(images("down").succeeded()).isTrue();
        }
    }

    @Test
    void itRunsInItsImagesWithItsService() throws Exception {
        Path project = temporary.toRealPath().resolve("project");
        Trees.copy(Path.of("src/it/django-tutorial"), project);
        Settings.Given given = Settings.Given.of(Map.of(
                "PIP_NO_INDEX", "1",
                "PIP_BREAK_SYSTEM_PACKAGES", "1",
                "VIRTUALENV_SYSTEM_SITE_PACKAGES", "1"));
        Settings settings = ContainerSettings.of(
                project,
                temporary.toRealPath().resolve("state"),
                "auto",
                given,
                ContainerSettings.withVolumes("/usr:/usr:ro"));
        boolean failed = new LocalPipeline(settings, Ambient.ofThisMachine(), console)
                .run(Choice.everything(), new PipelineSession())
                .failed();
        assertThat(failed).as(console.text()).isFalse();
        assertThat(console.text())
                .contains("System check identified no issues", "Ran 5 tests in", "Starting service docker:dind")
                .containsPattern("django_integration +failed \\(allowed\\)")
                .containsPattern("django_deployment +waiting")
                .doesNotContain("This is a deploy step.");
    }
}
