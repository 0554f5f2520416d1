package io.github.cimaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.mojo.Confirmation.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest {
    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher ";

    private static Confirmation typed(String value, String commandLine) {
        return new Confirmation(Optional.of(value), Optional.of(value), Optional.of(MAVEN + commandLine), Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ci:deploy -Dci.confirm=true",
                "-Dci.confirm=true",
                "-f /a/ci.confirm/pom.xml ci:deploy -Dci.confirm=true -T2",
                "-D ci.confirm=true ci:deploy",
                "--define ci.confirm=true ci:deploy",
                "--define=ci.confirm=true ci:deploy"
            })
    void aTypedConfirmationCounts(String commandLine) throws Refused {
        assertThat(typed("true", commandLine).given()).isTrue();
    }

    @Test
    void withoutOneNothingIsConfirmed() throws Refused {
        assertThat(new Confirmation(Optional.empty(), Optional.empty(), Optional.of(MAVEN + "ci:run"), Map.of())
                        .given())
                .isFalse();
        assertThat(typed("false", "ci:run -Dci.confirm=false").given()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "True", "TRUE", "yes", "1", "true ", " true", "ture"})
    void anyOtherValueIsRefused(String value) {
        assertThatThrownBy(() -> typed(value, "-Dci.confirm=" + value).given())
                .isInstanceOf(Refused.class)
                .hasMessageContaining("must be exactly 'true'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dci.confirm ci:deploy", "ci:deploy -Dci.confirm", "-D ci.confirm ci:deploy"})
    void withoutAValueItIsNone(String commandLine) {
        assertThatThrownBy(() -> typed("true", commandLine).given())
                .isInstanceOf(Refused.class)
                .hasMessage("-Dci.confirm is not a confirmation: type -Dci.confirm=true.");
    }

    /** The value comes from somewhere else, and only its name happens to stand in an argument. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-f /a/ci.confirm/pom.xml ci:deploy",
                "-f ci.confirm ci:deploy",
                "-Dci.var.NOTE=-Dci.confirm=true ci:deploy",
                "-Dci.confirmed=true ci:deploy",
                "-Dmy.ci.confirm=true ci:deploy",
                "-Dci.file=ci.confirm=true ci:deploy"
            })
    void aMentionIsNoConfirmation(String commandLine) {
        assertThatThrownBy(() -> typed("true", commandLine).given())
                .isInstanceOf(Refused.class)
                .hasMessageContaining("a place other than the command line");
    }

    /** An option file has the last word on what Maven takes the value for. */
    @Test
    void theValueMustBeTheTypedOne() {
        assertThatThrownBy(() -> typed("true", "-Dci.confirm=false ci:deploy").given())
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dci.confirm=true", "-D ci.confirm", "x\nci.confirm\ny", "-D\nci.confirm=true"})
    void whereverElseItStandsItIsRefusedAlsoIfTyped(String text) {
        Map<String, String> elsewhere = new LinkedHashMap<>();
        elsewhere.put("the POM", "");
        elsewhere.put("MAVEN_ARGS", text);
        assertThatThrownBy(() -> new Confirmation(
                                Optional.of("true"),
                                Optional.of("true"),
                                Optional.of(MAVEN + "-Dci.confirm=true ci:deploy"),
                                elsewhere)
                        .given())
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is set in MAVEN_ARGS.");
    }

    @Test
    void aValueThatNobodyTypedIsRefused() {
        assertThatThrownBy(() -> new Confirmation(
                                Optional.empty(), Optional.of("true"), Optional.of(MAVEN + "ci:run"), Map.of())
                        .given())
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> typed("true", "ci:deploy -Dci.confirmed=true").given())
                .isInstanceOf(Refused.class);
    }

    @Test
    void otherPropertiesAreNoMentionOfIt() throws Refused {
        Map<String, String> elsewhere =
                Map.of("the POM", "my.ci.confirm ci.confirmation ci.confirm.x -Dx=/a/ci.confirm");
        assertThat(new Confirmation(
                                Optional.of("true"),
                                Optional.of("true"),
                                Optional.of(MAVEN + "-Dci.confirm=true"),
                                elsewhere)
                        .given())
                .isTrue();
    }
}
