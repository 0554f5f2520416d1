package io.github.cimaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyNamesTest {
    private final PropertyNames names;

    PropertyNamesTest() throws Exception {
        names = names("ci.file", "ci.job", "ci.variablesFile", "ci.include.map");
    }

    @Test
    void knowsThoseOfTheGoalsAndWhateverStandsBehindAPrefix() {
        assertThat(names.unknownAmong(
                        List.of("ci.file", "ci.var.A", "ci.input.b.c", "ci.secret.T", "ci.include.map", "other.name")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ci.jbo, ci.job",
        "ci.inclde.map, ci.include.map",
        "ci.variableFile, ci.variablesFile",
        "ci.varr.REGION, ci.var.REGION",
        "ci.variable.A.b, ci.var.A.b",
        "ci.inputs.x, ci.input.x",
        "ci.inptu.x, ci.input.x",
        "ci.secrets.TOKEN, ci.secret.TOKEN",
        "ci.var, ci.var.NAME",
        "ci.inputs, ci.input.NAME"
    })
    void guessesWhatWasMeant(String given, String meant) {
        assertThat(names.unknownAmong(List.of(given)))
                .containsExactly(
                        "No goal of ci-maven-plugin knows the property '" + given + "'; did you mean '" + meant + "'?");
    }

    @Test
    void guessesNothingFarFetched() {
        assertThat(names.unknownAmong(List.of("ci.x.Y")))
                .containsExactly("No goal of ci-maven-plugin knows the property 'ci.x.Y'.");
    }

    private static PropertyNames names(String... properties) throws Exception {
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal("run");
        DefaultPlexusConfiguration configuration = new DefaultPlexusConfiguration("configuration");
        for (int i = 0; i < properties.length; i++) {
            Parameter parameter = new Parameter();
            parameter.setName("p" + i);
            goal.addParameter(parameter);
            configuration.addChild("p" + i, "${" + properties[i] + "}");
        }
        goal.setMojoConfiguration(configuration);
        PluginDescriptor plugin = new PluginDescriptor();
        goal.setPluginDescriptor(plugin);
        plugin.addMojo(goal);
        return new PropertyNames(plugin);
    }
}
