package io.github.cimaven.config.include;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.config.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IncludedFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"a.yml", "ci/a.YAML", "..yml", "a.yml\nb", "b\na.yaml"})
    void isNamedLikeYaml(String name) {
        assertThatCode(() -> file(name).checkExtension()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "ci.yml/a", ".yml", "a/.yaml", "yml", "", "a.ymlx", "a\n.yml"})
    void isNotNamedLikeYaml(String name) {
        assertThatThrownBy(() -> file(name).checkExtension()).isInstanceOf(IncludeFault.class);
    }

    @Test
    void aLongNameTakesNoTime() {
        assertThatThrownBy(() -> file(".yml".repeat(200_000) + "x").checkExtension())
                .isInstanceOf(IncludeFault.class);
        assertThat(file("a").type()).isEqualTo("artifact");
    }

    private static IncludedFile file(String name) {
        return new ArtifactFile(
                name, "", new SourceText("test", "").span(0, 0), Surroundings.NONE, java.util.Optional.empty());
    }
}
