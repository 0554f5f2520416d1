package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.SmallDisk;
import io.github.cimaven.testkit.UsualSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanTest {
    @TempDir
    Path temporary;

    @BeforeEach
    void whatARunLeaves() throws IOException {
        for (String file : new String[] {
            "state/ci-includes/remote/copy.yml",
            "state/ci-workspaces/1/a",
            "state/ci-artifacts/job/b",
            "state/mine.txt",
            "project/target/ci/pipeline.json",
            "project/target/classes/A.class",
            "project/.gitlab-ci.yml"
        }) {
            Path path = temporary.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "job: {script: x}");
        }
        Files.writeString(temporary.resolve("project/target/ci/.gitignore"), "*\n"); // The mark of a run.
    }

    private void clean(boolean caches) throws Exception {
        Path project = temporary.resolve("project");
        new LocalPipeline(
                        UsualSettings.of(project, temporary.resolve("state")),
                        Ambient.ofThisMachine(),
                        new RecordedConsole())
                .clean(caches);
    }

    @Test
    void keepsCopiesOfIncludedFilesUnlessAskedFor() throws Exception {
        clean(false);

        assertThat(temporary.resolve("state/ci-includes/remote/copy.yml")).exists();
        assertThat(temporary.resolve("state/ci-workspaces")).doesNotExist();
        assertThat(temporary.resolve("state/ci-artifacts")).doesNotExist();
        assertThat(temporary.resolve("project/target/ci/pipeline.json")).doesNotExist();
    }

    @Test
    void removesNothingButWhatIsTheirs() throws Exception {
        clean(true);

        assertThat(temporary.resolve("state/ci-includes")).doesNotExist();
        assertThat(temporary.resolve("state/mine.txt")).exists();
        assertThat(temporary.resolve("project/target/classes/A.class")).exists();
        assertThat(temporary.resolve("project/.gitlab-ci.yml")).exists();
    }

    @Test
    void isContentWithNothingToClean() throws Exception {
        clean(true);
        clean(true);

        assertThat(temporary.resolve("state/ci-includes")).doesNotExist();
    }

    @Test
    void saysWhatCouldNotBeRemovedAndRemovesAllElse() throws Exception {
        Path stubborn = temporary.toRealPath().resolve("state/ci-workspaces/1/disk");
        try (SmallDisk disk = SmallDisk.at(stubborn, "size=64k")) {
            assertThatThrownBy(() -> clean(true))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("could not all be removed")
                    .hasMessageContaining(disk.folder() + ": Device or resource busy");
            assertThat(temporary.resolve("state/ci-workspaces/1/a")).doesNotExist();
            assertThat(temporary.resolve("state/ci-artifacts")).doesNotExist();
            assertThat(temporary.resolve("state/ci-includes")).doesNotExist();
        }
    }
}
