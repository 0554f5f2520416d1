package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.UsualSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of a job for programs; how people see it stands in the cases. */
class ExplainTest {
    @TempDir
    Path folder;

    private String explained(String format, String job) throws Exception {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(project.resolve(".gitlab-ci.yml"), """
                .base: {image: alpine}
                style:
                  extends: .base
                  script: echo s3cretvalue $TOKEN
                  variables: {SHOWN: "a $TOKEN"}
                  rules:
                    - if: $TOKEN == "x"
                    - if: $CI_COMMIT_BRANCH =~ /^m/
                    - when: manual
                """);
        Files.writeString(project.resolve(".gitlab-ci-variables.yml"), "TOKEN: {value: s3cretvalue, masked: true}\n");
        StringBuilder answer = new StringBuilder();
        new LocalPipeline(
                        UsualSettings.of(project, folder.resolve("state")),
                        Ambient.ofThisMachine(),
                        new RecordedConsole())
                .explain(format, List.of(job), answer::append);
        return answer.toString();
    }

    private JsonObject json(String job) throws Exception {
        return JsonParser.parseString(explained("json", job))
                .getAsJsonObject()
                .getAsJsonArray("jobs")
                .get(0)
                .getAsJsonObject();
    }

    @Test
    void rulesTellWhatTheySaw() throws Exception {
        JsonObject job = json("style");
        assertThat(job.get("in_pipeline").getAsBoolean()).isTrue();
        assertThat(StreamSupport.stream(job.getAsJsonArray("rules").spliterator(), false)
                        .map(rule -> rule.getAsJsonObject().get("result").getAsString()))
                .containsExactly("does_not_match", "matches", "not_asked");
        JsonElement seen = job.getAsJsonArray("rules")
                .get(1)
                .getAsJsonObject()
                .getAsJsonArray("clauses")
                .get(0)
                .getAsJsonObject()
                .get("seen");
        assertThat(seen).hasToString("{\"CI_COMMIT_BRANCH\":\"main\"}");
    }

    @Test
    void variablesTellTheirLevelAndPlace() throws Exception {
        JsonObject shown = StreamSupport.stream(
                        json("style").getAsJsonArray("variables").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(variable -> variable.get("name").getAsString().equals("SHOWN"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.get("level").getAsString()).isEqualTo("job");
        assertThat(shown.getAsJsonObject("place").get("line").getAsInt()).isEqualTo(5);
    }

    @Test
    void noFormatShowsAMaskedValue() throws Exception {
        assertThat(explained("json", "style") + explained("text", "style")).doesNotContain("s3cretvalue");
        assertThat(json(".base").get("template").getAsBoolean()).isTrue();
        assertThatThrownBy(() -> explained("csv", "style"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("csv");
    }
}
