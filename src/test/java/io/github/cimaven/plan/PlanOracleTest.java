package io.github.cimaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.git.GitFacts;
import io.github.cimaven.plan.PipelineContext.Event;
import io.github.cimaven.testkit.Conformance;
import io.github.cimaven.testkit.FolderOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What GitLab makes of a configuration and an event, as recorded: which jobs are in, how they start, with which variables.
 * Configurations that use a keyword which is not acted upon yet are left to its issue.
 */
class PlanOracleTest {
    private static final Set<String> WITHOUT_EFFECT_ON_PLANS = Set.of(
            "artifacts:access",
            "artifacts:expire_in",
            "artifacts:expose_as",
            "artifacts:public",
            "environment:auto_stop_in",
            "environment:deployment_tier",
            "environment:kubernetes",
            "environment:on_stop",
            "interruptible",
            "tags",
            "workflow:auto_cancel:on_new_commit");

    @TestFactory
    Stream<DynamicTest> plansAsGitLabDoes() throws IOException {
        Path oracle = Conformance.folder("oracle");
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(oracle, 2)) {
            for (Path folder : folders.filter(path -> Files.exists(path.resolve("expected.json")))
                    .sorted()
                    .toList()) {
                JsonObject expected = json(folder.resolve("expected.json"));
                Optional<Pipeline> pipeline = load(folder)
                        .pipeline()
                        .filter(read -> WITHOUT_EFFECT_ON_PLANS.containsAll(read.notActedUpon()));
                if (expected.has("pipeline")
                        && pipeline.isPresent()
                        && !options(folder).has("inputs")) {
                    tests.add(DynamicTest.dynamicTest(
                            oracle.relativize(folder).toString(),
                            () -> compare(folder, pipeline.get(), expected.getAsJsonObject("pipeline"))));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(150);
        return tests.stream();
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static JsonObject options(Path folder) throws IOException {
        Path file = folder.resolve("options.json");
        return Files.exists(file) ? json(file) : new JsonObject();
    }

    private static Loaded load(Path folder) throws IOException {
        return new ConfigLoader(new FolderOrigin(folder))
                .load(".gitlab-ci.yml", Files.readAllBytes(folder.resolve(".gitlab-ci.yml")));
    }

    private static void compare(Path folder, Pipeline pipeline, JsonObject gitlab) throws IOException {
        JsonObject options = options(folder);
        Planned planned = Planner.plan(pipeline, context(folder, options));
        Set<String> errors = new TreeSet<>();
        Optional.ofNullable(gitlab.getAsJsonArray("errors"))
                .ifPresent(texts -> texts.forEach(text -> errors.add(text.getAsString())));
        assertThat(planned.problems().stream().map(Problem::message)).containsExactlyInAnyOrderElementsOf(errors);
        if (gitlab.get("created").getAsBoolean()) {
            Set<String> given = options.has("variables")
                    ? options.getAsJsonObject("variables").keySet()
                    : Set.of();
            for (Map.Entry<String, JsonElement> job :
                    gitlab.getAsJsonObject("jobs").entrySet()) {
                Optional<PlannedJob> ours = planned.plan().job(job.getKey());
                assertThat(facts(ours, given))
                        .as(job.getKey())
                        .isEqualTo(facts(job.getValue().getAsJsonObject(), given));
            }
        }
    }

    private static PipelineContext context(Path folder, JsonObject options) {
        Optional<String> ref = Optional.of(text(options, "ref").orElse("main"));
        boolean tag = options.has("tag") && options.get("tag").getAsBoolean();
        List<Variable> variables = new ArrayList<>();
        if (options.has("variables")) {
            options.getAsJsonObject("variables")
                    .entrySet()
                    .forEach(entry -> variables.add(
                            Variable.of(entry.getKey(), entry.getValue().getAsString())));
        }
        GitFacts git = new GitFacts(
                folder,
                Optional.empty(),
                Optional.of("main"),
                Optional.empty(),
                "main",
                Optional.of("https://gitlab.example.com/group/project.git"),
                Optional.empty(),
                Optional.empty());
        return new PipelineContext(
                1,
                new Event(
                        text(options, "source").orElse("push"),
                        tag ? Optional.empty() : ref,
                        tag ? ref : Optional.empty(),
                        text(options, "target_branch")),
                ".gitlab-ci.yml",
                "project",
                Optional.of(git),
                Variables.of(variables),
                Duration.ofHours(1),
                Set.of("deploy"));
    }

    private static Optional<String> text(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).map(JsonElement::getAsString);
    }

    /** What GitLab records of a job; its own and the user's variables are left out there. */
    private static Map<String, String> facts(JsonObject job, Set<String> given) {
        Map<String, String> facts = new TreeMap<>();
        if (job.has("included") && !job.get("included").getAsBoolean()) {
            return facts;
        }
        facts.put("stage", job.get("stage").getAsString());
        facts.put("when", job.get("when").getAsString());
        facts.put("allow_failure", job.get("allow_failure").getAsString());
        if (job.has("variables")) {
            job.getAsJsonObject("variables").entrySet().stream()
                    .filter(entry -> !entry.getKey().startsWith("CI_") && !given.contains(entry.getKey()))
                    .forEach(entry ->
                            facts.put("$" + entry.getKey(), entry.getValue().getAsString()));
        }
        return facts;
    }

    private static Map<String, String> facts(Optional<PlannedJob> planned, Set<String> given) {
        Map<String, String> facts = new TreeMap<>();
        planned.ifPresent(job -> {
            facts.put("stage", job.stage());
            facts.put("when", job.when().word());
            facts.put("allow_failure", Boolean.toString(job.allowFailure().always()));
            job.variables().all().stream()
                    .filter(variable -> !given.contains(variable.name()))
                    .filter(variable -> !variable.name().matches("CI(_.*)?|GITLAB_.*"))
                    .forEach(variable -> facts.put("$" + variable.name(), variable.value()));
        });
        return facts;
    }
}
