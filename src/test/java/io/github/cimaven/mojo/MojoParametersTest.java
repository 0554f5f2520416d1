package io.github.cimaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** Goals with what Maven would inject. */
@MojoTest
class MojoParametersTest {
    @Test
    @InjectMojo(goal = "run", pom = "src/test/resources/project/pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void aSkippedGoalDoesNothing(RunMojo mojo) throws Exception {
        mojo.execute();
        assertThat(Path.of("target/never")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "stage", pom = "src/test/resources/project/pom.xml")
    void stageNeedsToKnowWhichStage(StageMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("-Dci.stage=NAME");
    }

    @Test
    @InjectMojo(goal = "job", pom = "src/test/resources/project/pom.xml")
    void jobNeedsToKnowWhichJob(JobMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("-Dci.job=NAME");
    }

    @Test
    void theTestProjectIsThere() {
        assertThat(Files.exists(Path.of("src/test/resources/project/pom.xml"))).isTrue();
    }
}
