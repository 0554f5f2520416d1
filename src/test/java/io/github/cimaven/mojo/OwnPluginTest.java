package io.github.cimaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class OwnPluginTest {
    private static OwnPlugin plugin(String content) throws Exception {
        return of("<build><plugins>" + named("ci-maven-plugin", content) + "</plugins></build>");
    }

    private static OwnPlugin of(String content) throws Exception {
        return new OwnPlugin(
                new MavenProject(new MavenXpp3Reader().read(new StringReader("<project>" + content + "</project>"))));
    }

    private static String named(String artifact, String content) {
        return "<plugin><groupId>io.github.cimaven</groupId><artifactId>" + artifact + "</artifactId>" + content
                + "</plugin>";
    }

    private static String execution(String goal, String configuration) {
        return "<executions><execution><id>x</id><goals><goal>" + goal + "</goal></goals><configuration>"
                + configuration + "</configuration></execution></executions>";
    }

    @Test
    void aParameterIsFoundWhereverItIsSet() throws Exception {
        assertThat(plugin("<configuration><confirm combine.self='override'>true</confirm></configuration>")
                        .isConfiguredWith("confirm"))
                .isTrue();
        assertThat(plugin(execution("run", "<confirm/>")).isConfiguredWith("confirm"))
                .isTrue();
        assertThat(of("<build><pluginManagement><plugins>"
                                + named("ci-maven-plugin", "<configuration><confirm>true</confirm></configuration>")
                                + "</plugins></pluginManagement></build>")
                        .isConfiguredWith("confirm"))
                .isTrue();
    }

    @Test
    void aVariableOrAnotherPluginMayHaveTheSameName() throws Exception {
        String variables = "<configuration><variables><confirm>yes</confirm></variables></configuration>";
        assertThat(plugin(variables).isConfiguredWith("confirm")).isFalse();
        assertThat(of("<build><plugins>"
                                + named("other-plugin", "<configuration><confirm>true</confirm></configuration>")
                                + "</plugins></build>")
                        .isConfiguredWith("confirm"))
                .isFalse();
    }

    @Test
    void theStagesOfDeployAreThoseOfItsExecutionsOnly() throws Exception {
        assertThat(plugin(execution("deploy", "<stage>release</stage>")).deployStages())
                .containsExactly("release");
        assertThat(plugin(execution("test", "<stage>unit</stage>")).deployStages())
                .isEmpty();
        assertThat(plugin("<configuration><stage>release</stage></configuration>")
                        .deployStages())
                .containsExactly("release");
    }

    @Test
    void aGoalIsBoundByAnExecution() throws Exception {
        assertThat(plugin(execution("deploy", "")).binds("deploy")).isTrue();
        assertThat(plugin(execution("deploy", "")).binds("test")).isFalse();
        assertThat(plugin("").binds("test")).isFalse();
        assertThat(plugin(execution("deploy", "").replace("<id>", "<phase>none</phase><id>"))
                        .binds("deploy"))
                .isFalse();
    }
}
