package io.github.cimaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedInputsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Launcher ci:lint -Dci.input.size",
                "Launcher -Dci.input.size ci:lint",
                "Launcher -D ci.input.size ci:lint",
                "Launcher --define ci.input.size ci:lint"
            })
    void tellsOfAnInputWithoutAValue(String commandLine) {
        assertThat(new TypedInputs(Optional.of(commandLine)).warnings())
                .containsExactly(
                        "-Dci.input.size has no value, which Maven takes for true: write -Dci.input.size=VALUE.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Launcher ci:lint -Dci.input.size=",
                "Launcher ci:lint -Dci.input.size=true",
                "Launcher ci:lint -Dci.var.size",
                "Launcher ci:lint -Dci.file=ci.input.size"
            })
    void isSilentOtherwise(String commandLine) {
        assertThat(new TypedInputs(Optional.of(commandLine)).warnings()).isEmpty();
    }

    @Test
    void knowsNothingWithoutACommandLine() {
        assertThat(new TypedInputs(Optional.empty()).warnings()).isEmpty();
    }
}
