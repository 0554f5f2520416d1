package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.Repository;
import io.github.cimaven.testkit.UsualSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What programs find out about the pipelines that bridges have started. */
@Timeout(180)
class ChildPipelinesTest {
    @TempDir
    Path temporary;

    private Repository repository;
    private Path output;

    @BeforeEach
    void checkout() throws Exception {
        repository = Repository.at(temporary.toRealPath().resolve("checkout")).write(".gitignore", "/target\n");
        output = repository.folder().resolve("target/ci");
    }

    private Verdict run(Choice choice) throws Exception {
        Settings settings =
                UsualSettings.of(repository.folder(), temporary.toRealPath().resolve("state"));
        return new LocalPipeline(settings, Ambient.ofThisMachine(), new RecordedConsole())
                .run(choice, new PipelineSession());
    }

    private JsonObject report() throws IOException {
        return JsonParser.parseString(Files.readString(output.resolve("pipeline.json")))
                .getAsJsonObject();
    }

    private static JsonObject named(JsonArray list, String name) {
        for (JsonElement one : list) {
            if (one.getAsJsonObject().get("name").getAsString().equals(name)) {
                return one.getAsJsonObject();
            }
        }
        throw new AssertionError(name + " is not in " + list);
    }

    private static List<String> names(JsonArray list) {
        List<String> names = new ArrayList<>();
        list.forEach(one -> names.add(one.getAsJsonObject().get("name").getAsString()));
        return names;
    }

    @Test
    void theReportsTellOfBridgesAndTheirPipelinesAsGitLabsApiDoes() throws Exception {
        repository.write(".gitlab-ci.yml", """
                        own: {script: "true"}
                        child: {trigger: {include: child.yml, strategy: depend}}
                        loose: {trigger: {include: child.yml}}
                        other: {trigger: group/project}
                        wrong: {allow_failure: true, trigger: {include: absent.yml}}
                        """).write("child.yml", """
                        unit: {script: [echo done > made.txt, exit 7], artifacts: {paths: [made.txt], when: always}}
                        """);
        repository.commit("one");
        Verdict verdict = run(Choice.everything());
        assertThat(verdict.failed()).isTrue();
        assertThat(verdict.message())
                .contains(
                        "child › unit (stage test): exit code 7, log: target/ci/jobs/child/downstream/jobs/unit/job.log")
                .doesNotContain("loose");
        JsonObject report = report();
        assertThat(names(report.getAsJsonArray("jobs"))).containsExactly("own");
        JsonArray bridges = report.getAsJsonArray("bridges");
        assertThat(names(bridges)).containsExactly("child", "loose", "other", "wrong");
        JsonObject child = named(bridges, "child");
        assertThat(child.get("status").getAsString()).isEqualTo("failed");
        assertThat(child.get("failure_reason").getAsString()).isEqualTo("unknown_failure");
        JsonObject started = child.getAsJsonObject("downstream_pipeline");
        assertThat(started.get("id")).isEqualTo(child.get("id"));
        assertThat(started.get("source").getAsString()).isEqualTo("parent_pipeline");
        assertThat(started.get("status").getAsString()).isEqualTo("failed");
        assertThat(started.get("sha")).isEqualTo(report.get("sha"));
        JsonObject unit = named(started.getAsJsonArray("jobs"), "unit");
        assertThat(unit.get("exit_code").getAsInt()).isEqualTo(7);
        assertThat(output.resolve(unit.get("log").getAsString())).exists();
        assertThat(output.resolve("jobs/child/downstream/jobs/unit/artifacts/made.txt"))
                .hasContent("done");
        assertThat(named(bridges, "loose").get("status").getAsString()).isEqualTo("success");
        assertThat(named(bridges, "other").get("status").getAsString()).isEqualTo("skipped");
        assertThat(named(bridges, "other").get("downstream_pipeline").isJsonNull())
                .isTrue();
        assertThat(named(bridges, "wrong").get("failure_reason").getAsString())
                .isEqualTo("downstream_pipeline_creation_failed");
        assertThat(Files.readString(output.resolve("TEST-pipeline.xml")))
                .contains("tests=\"7\" failures=\"2\"")
                .contains("name=\"child › unit\"")
                .contains("message=\"failed, and does not count: exit code 7\"");
    }

    @Test
    void aChildThatIsMadeOfArtifactsCanRunAloneWithThoseOfTheLastRun() throws Exception {
        repository.write(".gitlab-ci.yml", """
                stages: [build, test]
                make:
                  stage: build
                  script: "echo 'unit: {script: date}' > made.yml"
                  artifacts: {paths: [made.yml]}
                child:
                  stage: test
                  trigger: {include: [{artifact: made.yml, job: make}], strategy: depend}
                """);
        repository.commit("one");
        assertThat(run(Choice.everything()).failed()).isFalse();
        assertThat(run(Choice.jobs(List.of("child"))).failed()).isFalse();
        assertThat(names(named(report().getAsJsonArray("bridges"), "child")
                        .getAsJsonObject("downstream_pipeline")
                        .getAsJsonArray("jobs")))
                .containsExactly("unit");
    }

    @Test
    void archivesAreMeasuredAsGitLabKeepsThem() throws Exception {
        repository.write(".gitlab-ci.yml", """
                stages: [build, test]
                random:
                  stage: build
                  script: ["echo 'unit: {script: date}' > made.yml", head -c 7000000 /dev/urandom > random.bin]
                  artifacts: {paths: [made.yml, random.bin]}
                zeros:
                  stage: build
                  script: ["echo 'unit: {script: date}' > made.yml", head -c 7000000 /dev/zero > zeros.bin]
                  artifacts: {paths: [made.yml, zeros.bin]}
                of-random:
                  stage: test
                  trigger: {include: [{artifact: made.yml, job: random}], strategy: depend}
                of-zeros:
                  stage: test
                  trigger: {include: [{artifact: made.yml, job: zeros}], strategy: depend}
                """);
        repository.commit("one");
        run(Choice.everything());
        JsonArray bridges = report().getAsJsonArray("bridges");
        assertThat(named(bridges, "of-zeros").get("status").getAsString()).isEqualTo("success");
        assertThat(named(bridges, "of-random").get("reason").getAsString())
                .isEqualTo("downstream pipeline can not be created, Artifacts archive for job `random` is too large:"
                        + " 6.68 MiB exceeds maximum of 5 MiB");
    }
}
