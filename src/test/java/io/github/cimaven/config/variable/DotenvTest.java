package io.github.cimaven.config.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvTest {
    @TempDir
    Path folder;

    private static String values(String text) {
        return Dotenv.parse(text).variables().all().stream()
                .map(variable -> variable.name() + "=<" + variable.value() + ">")
                .collect(Collectors.joining(" "));
    }

    @Test
    void eachLineIsDividedAtItsFirstEqualsSignAndNothingElseIsSpecial() {
        assertThat(values("\uFEFFA = b=c \r\nB=\nQ=\"x\"\nA=last")).isEqualTo("A=<last> B=<> Q=<\"x\">");
        assertThat(values("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=b\n\nB=c", "# comment", "export A=b", "A-B=c", "=c", "no variable"})
    void anythingElseThanAVariableIsRefused(String text) {
        assertThat(Dotenv.parse(text).problem()).contains("Invalid Format");
        assertThat(Dotenv.parse(text).variables().isEmpty()).isTrue();
    }

    @Test
    void thereAreLimits() throws IOException {
        String twenty = IntStream.range(0, 20).mapToObj(i -> "V" + i + "=x\n").collect(Collectors.joining());
        assertThat(Dotenv.parse(twenty).problem()).isEmpty();
        assertThat(Dotenv.parse(twenty + "W=x").problem()).contains("Dotenv files cannot have more than 20 variables");
        Path file = Files.writeString(folder.resolve("a"), "A=" + "x".repeat(3000));
        assertThat(Dotenv.read(List.of(file)).problem()).isEmpty();
        assertThat(Dotenv.read(List.of(file, file)).problem())
                .contains("Dotenv Artifact Too Big. Maximum Allowable Size: 5120");
    }
}
