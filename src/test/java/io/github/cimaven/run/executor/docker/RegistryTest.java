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
import io.github.cimaven.testkit.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images of a registry that wants to know who asks. */
@Timeout(180)
class RegistryTest {
    @TempDir
    Path temporary;

    private Path home;
    private String more = "";
    private RecordedConsole console = new RecordedConsole();
    private Optional<TestRegistry> registry = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        TestEngine.assume(EngineKind.DOCKER);
        home = temporary.toRealPath();
        TestRegistry own = TestRegistry.start(home);
        registry = Optional.of(own);
        own.take(TestEngine.BASH, "group/bash:1", home.resolve("pushing"));
    }

    @AfterEach
    void stop() throws Exception {
        if (registry.isPresent()) {
            TestEngine.docker("rmi", "--force", image());
            registry.get().close();
        }
    }

    private String image() {
        return registry.orElseThrow().name() + "/group/bash:1";
    }

    private boolean fails(String image, Map<String, String> environment, Variables secrets) throws Exception {
        console = new RecordedConsole();
        Path project = Files.createDirectories(home.resolve("project"));
        Files.writeString(
                project.resolve(".gitlab-ci.yml"),
                "job: {image: '" + image + "', script: echo ran, retry: 0}\n" + more);
        Settings settings = ContainerSettings.of(
                project,
                home.resolve("state"),
                "auto",
                new Settings.Given(Map.of(), Map.of(), secrets, Settings.Given.DEFAULT_FILE),
                ContainerOptions.USUAL);
        Ambient here = Ambient.ofThisMachine();
        Map<String, String> all = new HashMap<>(here.environment());
        all.put("DOCKER_CONFIG", home.resolve("nobody").toString());
        all.putAll(environment);
        Ambient there = new Ambient(all, here.home(), here.clock(), here.process(), here.processors());
        return new LocalPipeline(settings, there, console)
                .run(Choice.everything(), new PipelineSession())
                .failed();
    }

    private static Variables login(String json) {
        return Variables.of(List.of(Variable.masked("DOCKER_AUTH_CONFIG", json)));
    }

    @Test
    void whoIsNotKnownGetsTheRegistrysWordsAndAHint() throws Exception {
        assertThat(fails(image(), Map.of(), Variables.NONE)).isTrue();
        assertThat(console.text()).contains("no basic auth credentials", "'docker login'", "(system failure)");
    }

    @Test
    void theUsersOwnLoginCounts() throws Exception {
        Path own = Files.createDirectories(home.resolve("own"));
        Files.writeString(own.resolve("config.json"), registry.orElseThrow().login());
        assertThat(fails(image(), Map.of("DOCKER_CONFIG", own.toString()), Variables.NONE))
                .as(console.text())
                .isFalse();
        assertThat(console.text()).containsPattern("Pull(ing|ed) docker image").contains("│ ran");
    }

    @Test
    void soDoesThatOfTheJobAndNothingOfItStays() throws Exception {
        String json = registry.orElseThrow().login();
        Path own = Files.createDirectories(home.resolve("own"));
        Files.writeString(own.resolve("config.json"), "{\"credsStore\": \"no-such-helper\", \"HttpHeaders\": {}}");
        assertThat(fails(image(), Map.of("DOCKER_CONFIG", own.toString()), login(json)))
                .as(console.text())
                .isFalse();
        assertThat(console.text()).contains("│ ran").doesNotContain(TestRegistry.PASSWORD, "auths");
        assertNowhere(home.resolve("state"), "\"auth\"");
        assertNowhere(home.resolve("project/target"), "\"auth\"");
    }

    private static void assertNowhere(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(text);
            }
        }
    }

    @Test
    void aLoginThatIsNoneIsNamedAndNotShown() throws Exception {
        assertThat(fails(image(), Map.of(), login("{not-json-but-secret"))).isTrue();
        assertThat(console.text())
                .contains("DOCKER_AUTH_CONFIG holds no JSON object like Docker's config.json")
                .doesNotContain("not-json-but-secret");
    }

    @Test
    void anImageThatTheRegistryHasNotIsToldInItsWords() throws Exception {
        String absent = registry.orElseThrow().name() + "/group/absent:1";
        assertThat(fails(absent, Map.of(), login(registry.get().login()))).isTrue();
        assertThat(console.text()).contains("manifest unknown", "Is the image's name right?");
    }

    @Test
    void aRegistryThatIsGoneFailsTheJobAsASystemFailure() throws Exception {
        registry.orElseThrow().close();
        assertThat(fails(image(), Map.of(), Variables.NONE)).isTrue();
        assertThat(console.text()).contains("connection refused", "(system failure)");
    }

    @Test
    void imagesAreFetchedWhileOtherJobsRunAndOnce() throws Exception {
        Path own = Files.createDirectories(home.resolve("own"));
        Files.writeString(own.resolve("config.json"), registry.orElseThrow().login());
        more = "stages: [test, later]\nfirst: {stage: test, image: '" + TestEngine.BASH
                + "', script: sleep 2}\nlast: {stage: later, image: '" + image() + "', script: echo last}\n";
        assertThat(fails(TestEngine.BASH, Map.of("DOCKER_CONFIG", own.toString()), Variables.NONE))
                .as(console.text())
                .isFalse();
        assertThat(console.text())
                .containsOnlyOnce("Pulled docker image " + image())
                .doesNotContain("Pulling docker image");
        assertThat(console.text().indexOf("Pulled docker image"))
                .isLessThan(console.text().indexOf("first passed"));
    }
}
