package io.github.cimaven.run.executor.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {
    @TempDir
    Path folder;

    @Test
    void whatNoLineTakesGoesByTheProgramsOwnEnvironment() throws Exception {
        String large = "é".repeat(40_000);
        Map<String, String> variables = Map.of("PLAIN", "a b", "LINES", "a\nb", "LARGE", large, "no-name", "x\ny");
        Path file = folder.resolve("variables");
        EnvironmentFile.write(file, variables);
        assertThat(Files.readString(file)).isEqualTo("PLAIN=a b\n");
        assertThat(EnvironmentFile.others(variables, Map.of()))
                .containsOnly(Map.entry("LINES", "a\nb"), Map.entry("LARGE", large));
    }

    @Test
    void butNoneByWhichThatProgramWouldDoSomethingElse() {
        Map<String, String> variables = Map.of(
                "LD_PRELOAD", "x\n",
                "DOCKER_HOST", "x\n",
                "GODEBUG", "x\n",
                "https_proxy", "x\n",
                "PATH", "x\n",
                "HERE", "x\n");
        assertThat(EnvironmentFile.others(variables, Map.of("HERE", "already"))).isEmpty();
    }
}
