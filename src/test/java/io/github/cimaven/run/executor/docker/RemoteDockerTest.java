package io.github.cimaven.run.executor.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.app.Ambient;
import io.github.cimaven.app.Choice;
import io.github.cimaven.app.LocalPipeline;
import io.github.cimaven.app.PipelineSession;
import io.github.cimaven.app.Settings;
import io.github.cimaven.testkit.ContainerSettings;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.RemoteEngine;
import io.github.cimaven.testkit.Repository;
import io.github.cimaven.testkit.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in containers of a daemon that sees none of this machine's files. */
@Timeout(180)
class RemoteDockerTest {
    @TempDir
    Path temporary;

    private final RecordedConsole console = new RecordedConsole();
    private Optional<RemoteEngine> engine = Optional.empty();
    private ContainerOptions containers = ContainerOptions.USUAL;

    @AfterEach
    void stop() throws Exception {
        if (engine.isPresent()) {
            engine.get().close();
        }
    }

    private boolean fails(Path project, String workspace) throws Exception {
        Settings settings = ContainerSettings.of(
                project, temporary.toRealPath().resolve("state"), workspace, Settings.Given.NOTHING, containers);
        Ambient here = Ambient.ofThisMachine();
        Ambient there = new Ambient(
                engine.map(RemoteEngine::environment).orElse(here.environment()),
                here.home(),
                here.clock(),
                here.process(),
                here.processors());
        return new LocalPipeline(settings, there, console)
                .run(Choice.everything(), new PipelineSession())
                .failed();
    }

    @Test
    void filesTravelThereAndBack() throws Exception {
        engine = Optional.of(RemoteEngine.start());
        Path project = Repository.at(temporary.toRealPath().resolve("project"))
                .write(".gitignore", "/target\n")
                .write("run.sh", "echo ran")
                .write("gone", "")
                .write("ü b", "odd")
                .write(".gitlab-ci.yml", """
                        default: {image: '%s'}
                        stages: [one, two]
                        make:
                          stage: one
                          services: [{name: '%s', command: [sleep, '600'], alias: beside}]
                          cache: {key: k, paths: [kept]}
                          script:
                            - test "$(pwd)" = "$CI_PROJECT_DIR" && ./run.sh && cat 'ü b'
                            - rm gone && mkdir -p out kept && echo 1 > out/1 && ln -s 1 out/link && echo c > kept/c
                            - printf 'exit 0' > out/x && chmod +x out/x && chmod 700 out/1
                            - echo "FROM=dotenv" > vars.env && echo "NEXT=step" >> "$GITLAB_ENV"
                          after_script: [test "$NEXT" = step, echo after >> out/1]
                          artifacts: {paths: [out], reports: {dotenv: vars.env}}
                        use:
                          stage: two
                          cache: {key: k, paths: [kept]}
                          script:
                            - test -e gone && test "$(cat out/link)" = "$(printf '1\\nafter')" && ./out/x
                            - test "$FROM" = dotenv && cat kept/c
                        fails: {stage: two, allow_failure: true, script: [touch left, exit 7]}
                        """.formatted(TestEngine.BASH, TestEngine.BASH))
                .folder();
        assertThat(project.resolve("run.sh").toFile().setExecutable(true)).isTrue();
        Repository.git(project, "add", ".");
        Repository.git(project, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "one");
        assertThat(fails(project, "auto")).as(console.text()).isFalse();
        assertThat(console.text())
                .contains("│ ran", "│ odd", "use passed", "exit code 7")
                .doesNotContain("cannot be fetched");
        assertThat(project.resolve("target/ci/jobs/make/artifacts/out/1"))
                .content()
                .startsWith("1\nafter");
        assertThat(Files.exists(project.resolve("gone"))).isTrue();
        RemoteEngine remote = engine.get();
        assertThat(remote.docker("ps", "--all", "--quiet")).isEmpty();
        assertThat(remote.docker("volume", "ls", "--quiet")).isEmpty();
        assertThat(remote.docker("network", "ls", "--quiet", "--filter", "name=ci-"))
                .isEmpty();

        assertThat(fails(project, "in-place")).isTrue();
        assertThat(console.text()).contains("no job can work on the checkout itself");
    }

    @Test
    void aDaemonThatIsKilledFailsItsJobAndTheRunGoesOn() throws Exception {
        RemoteEngine remote = RemoteEngine.start();
        engine = Optional.of(remote);
        Path project = Repository.at(temporary.toRealPath().resolve("project"))
                .write(".gitlab-ci.yml", """
                        default: {image: '%s'}
                        stages: [one, two]
                        dies: {stage: one, script: [echo begun, sleep 600]}
                        goes-on: {stage: two, when: always, script: echo there again}
                        """.formatted(TestEngine.BASH))
                .folder();
        CompletableFuture<Boolean> run = CompletableFuture.supplyAsync(() -> {
            try {
                return fails(project, "auto");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        while (!console.text().contains("│ begun")) {
            assertThat(run.isDone()).as(console.text()).isFalse();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        remote.killAndRestart();
        assertThat(run.get(100, TimeUnit.SECONDS)).isTrue();
        assertThat(console.text()).contains("ERROR: Job failed (system failure)", "│ there again", "goes-on passed");
        assertThat(remote.docker("ps", "--all", "--quiet")).isEmpty();
    }

    @Test
    void aJobThatTakesMoreMemoryThanItMayIsToldSo() throws Exception {
        TestEngine.assume(EngineKind.DOCKER);
        containers = ContainerSettings.withMemory("32m");
        Path project = Repository.at(temporary.toRealPath().resolve("project"))
                .write(
                        ".gitlab-ci.yml",
                        "job: {image: '" + TestEngine.BASH + "', script: 'x=$(tail -c 200m /dev/zero | tr \\\\0 x)'}\n")
                .folder();
        assertThat(fails(project, "auto")).isTrue();
        assertThat(console.text()).contains("has run out of memory", "OOMKilled");
    }
}
