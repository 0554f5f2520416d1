package io.github.cimaven.run.executor.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.app.Ambient;
import io.github.cimaven.app.Choice;
import io.github.cimaven.app.LocalPipeline;
import io.github.cimaven.app.PipelineSession;
import io.github.cimaven.app.Settings;
import io.github.cimaven.testkit.ContainerSettings;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.Repository;
import io.github.cimaven.testkit.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job's repository shares the objects of the user's, which are elsewhere. */
@Timeout(180)
class GitInContainersTest {
    @TempDir
    Path temporary;

    private final RecordedConsole console = new RecordedConsole();

    @ParameterizedTest
    @ValueSource(strings = {"auto", "copy"})
    void gitWorksAsOnThisMachine(String workspace) throws Exception {
        TestEngine.assume(EngineKind.DOCKER);
        Path home = temporary.toRealPath();
        Repository first = Repository.at(home.resolve("first")).write("a", "1").write("b", "1");
        first.commit("one");
        first.git("-c", "user.name=a", "-c", "user.email=a@b", "tag", "-a", "-m", "v1", "v1");
        // It shares objects itself, and the path has letters that mean something elsewhere.
        Path folder = home.resolve("it's, \"second\": ü");
        Repository.git(home, "clone", "--quiet", "--shared", first.folder().toString(), folder.toString());
        Files.writeString(folder.resolve(".gitignore"), "/target\n");
        Path objects = folder.resolve(".git/objects");
        Files.writeString(folder.resolve(".gitlab-ci.yml"), """
                job:
                  image: %s
                  script:
                    - git log --format=%%s
                    - git describe
                    - git status --short
                    - test "$(git rev-parse HEAD)" = "$CI_COMMIT_SHA"
                    - git -c user.name=a -c user.email=a@b commit --quiet --allow-empty -m inside && git tag inside
                    - 'if touch "$(head -n 1 .git/objects/info/alternates)/x"; then exit 9; fi'
                """.formatted(TestEngine.USR));
        Repository.git(folder, "add", ".");
        Repository.git(folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "two");
        Settings settings = ContainerSettings.of(
                folder,
                home.resolve("state"),
                workspace,
                Settings.Given.NOTHING,
                ContainerSettings.withVolumes("/usr:/usr:ro"));
        boolean failed = new LocalPipeline(settings, Ambient.ofThisMachine(), console)
                .run(Choice.everything(), new PipelineSession())
                .failed();
        assertThat(failed).as(console.text()).isFalse();
        assertThat(console.text()).contains("│ two", "│ one", "│ v1-1-g", "Read-only file system");
        assertThat(Repository.git(folder, "tag").lines()).containsExactly("v1");
        assertThat(objects).isDirectoryNotContaining("glob:**/x");
    }
}
