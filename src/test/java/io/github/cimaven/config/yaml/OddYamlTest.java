package io.github.cimaven.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.report.json.ConfigurationJson;
import io.github.cimaven.testkit.MemoryOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML that hardly anybody writes. */
class OddYamlTest {
    @ParameterizedTest
    @ValueSource(strings = {"job: {script: x}\n...\nrest: [", "{job: {script: x}} ]"})
    void nothingIsReadAfterTheFirstDocument(String yaml) throws IOException {
        Loaded loaded = load(yaml);

        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.problems()).extracting(Problem::code).containsExactly("yaml-unread");
    }

    @Test
    void aTextBeforeALineThatIsIndentedIsNoMap() throws IOException {
        assertThat(load("7 # seven\n  script: x").errors()).containsExactly("Invalid configuration format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%YAML 1.2\n---\njob: {script: x}", "# first\n\n%YAML 1.1\n---\njob: {script: x}"})
    void aDirectiveIsADocumentOfItsOwnToGitLab(String yaml) throws IOException {
        assertThat(load(yaml).errors()).containsExactly("Invalid YAML syntax: no document begins after this directive");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!ruby/object:Thread {} | Thread",
                "!ruby/hash:Hashie {V: v} | Hashie",
                "!ruby/struct:Point {x: 1} | Point",
                "!ruby/class Integer | Integer",
                "!ruby/regexp /b/ | Regexp",
                "!ruby/range 3..4 | Range",
                "!ruby/exception {message: m} | Exception",
                "!!set {v} | Psych::Set"
            })
    void noObjectOfRubysIsLoaded(String value, String name) throws IOException {
        assertThat(load("job: {script: x, variables: {V: " + value + "}}").errors())
                .containsExactly("Tried to load unspecified class: " + name);
    }

    @Test
    void whatIsNotSingleIsNoName() throws IOException {
        assertThat(load("? [one, [2, three]]\n: {script: x}\njob: {script: x}").errors())
                .containsExactly("jobs:one:2:three name should be a symbol");
        assertThat(load("? {one: two}\n: {script: x}\njob: {script: x}").errors())
                .containsExactly("jobs:{\"one\"=>\"two\"} name should be a symbol");
        assertThat(load("job: {script: x, variables: {? [V] : v}}").errors())
                .containsExactly("jobs:job:variables:v key must be an alphanumeric string");
    }

    @Test
    void numbersWithoutEndAreWritten() throws IOException {
        Loaded loaded = load("job: {script: x, variables: {A: .inf, B: .nan, C: -.inf}, cache: {policy: p, x: .inf}}\n"
                + ".hidden: {a: [.inf, -.inf, .nan]}");
        Loaded valid =
                load("job: {script: x, inputs: {n: {type: number, default: .inf}}}\n.hidden: {a: [-.inf, .nan]}");

        assertThat(valid.errors()).isEmpty();
        assertThat(valid.expanded().map(YamlWriter::write).orElseThrow()).contains(".inf", "-.inf", ".NaN");
        assertThat(JsonParser.parseString(ConfigurationJson.of(loaded, Optional.empty()))
                        .isJsonObject())
                .isTrue();
        assertThat(JsonParser.parseString(ConfigurationJson.of(valid, Optional.empty()))
                        .toString())
                .contains("\"Infinity\"");
    }

    private static Loaded load(String yaml) throws IOException {
        return new ConfigLoader(MemoryOrigin.EMPTY)
                .load(".gitlab-ci.yml", yaml.getBytes(StandardCharsets.UTF_8), LoadContext.NONE);
    }
}
