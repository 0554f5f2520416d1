package io.github.cimaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.app.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventParametersTest {
    @ParameterizedTest
    @CsvSource({"ci.branch, true", "ci.tag, true", "ci.compareTo, true", "ci.changes, true", "ci.changes, ''"})
    void aValueIsNeeded(String name, String value) {
        assertThatThrownBy(() -> read(name, value, List.of()))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("-D" + name + " needs a value: ");
    }

    @Test
    void noTagIsNoTag() throws MojoFailureException {
        assertThat(read("ci.tag", "", List.of()).tag()).isEmpty();
    }

    @Test
    void noneOfTheFilesAreChanged() throws MojoFailureException {
        assertThat(read("ci.changes", "none", List.of("none")).changes()).contains(List.of());
        assertThat(read("ci.changes", "a,none", List.of("a", "none")).changes()).contains(List.of("a", "none"));
        assertThat(read("ci.file", "x", List.of()).changes()).isEmpty();
    }

    private static Settings.Event read(String name, String value, List<String> changes) throws MojoFailureException {
        Properties typed = new Properties();
        typed.setProperty(name, value);
        return new EventParameters(typed)
                .read("push", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), changes);
    }
}
