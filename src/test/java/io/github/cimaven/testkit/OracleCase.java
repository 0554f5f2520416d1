package io.github.cimaven.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.variable.GivenVariables;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.git.GitFacts;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PipelineContext.Event;
import io.github.cimaven.plan.Planned;
import io.github.cimaven.plan.Planner;
import io.github.cimaven.plan.PredefinedVariables;
import io.github.cimaven.report.json.ConfigurationJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One recorded configuration with what was asked, and our own answer in the form of the recorded one. */
public record OracleCase(Path folder, JsonObject options) {
    private static final Set<String> KNOWN_OPTIONS =
            Set.of("source", "ref", "tag", "target_branch", "variables", "inputs", "modified_paths");

    public static OracleCase in(Path folder) throws IOException {
        Path file = folder.resolve("options.json");
        JsonObject options = Files.exists(file) ? json(file) : new JsonObject();
        for (String name : options.keySet()) {
            if (!KNOWN_OPTIONS.contains(name)) {
                throw new IllegalArgumentException(file + " has the unknown field '" + name + "'");
            }
        }
        return new OracleCase(folder, options);
    }

    public JsonObject expected() throws IOException {
        return json(folder.resolve("expected.json"));
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    public JsonObject answer() throws IOException {
        PipelineContext context = context();
        LoadContext known = new LoadContext(
                PredefinedVariables.ofPipeline(context).with(context.variables()), inputs(), context.tree());
        Loaded loaded = new ConfigLoader(new FolderOrigin(folder))
                .load(".gitlab-ci.yml", Files.readAllBytes(folder.resolve(".gitlab-ci.yml")), known);
        Optional<Planned> planned = loaded.pipeline().map(pipeline -> Planner.plan(pipeline, context));
        return JsonParser.parseString(ConfigurationJson.of(loaded, planned)).getAsJsonObject();
    }

    private PipelineContext context() {
        String ref = text("ref").orElse("main");
        boolean tag = options.has("tag") && options.get("tag").getAsBoolean();
        GitFacts.Commit commit = new GitFacts.Commit("a".repeat(40), "", Instant.EPOCH, "");
        GitFacts git = new GitFacts(
                folder,
                Optional.of(commit),
                Optional.of("main"),
                Optional.empty(),
                "main",
                Optional.of("https://gitlab.example.com/group/project.git"),
                Optional.empty(),
                Optional.empty());
        return new PipelineContext(
                1,
                new Event(
                        text("source").orElse("push"),
                        tag ? Optional.empty() : Optional.of(ref),
                        tag ? Optional.of(ref) : Optional.empty(),
                        text("target_branch")),
                ".gitlab-ci.yml",
                "project",
                "ada",
                Optional.of(git),
                GivenVariables.of(variables()),
                new RecordedTree(folder, modifiedPaths()),
                Duration.ofHours(1),
                Set.of("deploy"));
    }

    private Optional<List<String>> modifiedPaths() {
        return Optional.ofNullable(options.getAsJsonArray("modified_paths"))
                .map(paths ->
                        paths.asList().stream().map(JsonElement::getAsString).toList());
    }

    private Variables variables() {
        List<Variable> variables = new ArrayList<>();
        if (options.has("variables")) {
            options.getAsJsonObject("variables")
                    .asMap()
                    .forEach((name, value) -> variables.add(Variable.of(name, value.getAsString())));
        }
        return Variables.of(variables);
    }

    private Map<String, @Nullable Object> inputs() {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        if (options.has("inputs")) {
            options.getAsJsonObject("inputs").asMap().forEach((name, value) -> inputs.put(name, plain(value)));
        }
        return inputs;
    }

    private static @Nullable Object plain(JsonElement value) {
        if (value.isJsonNull()) {
            return null;
        }
        if (value instanceof JsonArray list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (value instanceof JsonObject map) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            map.asMap().forEach((name, item) -> values.put(name, plain(item)));
            return values;
        }
        if (value.getAsJsonPrimitive().isNumber()) {
            return value.getAsString().matches("-?\\d+") ? (Object) value.getAsBigInteger() : value.getAsDouble();
        }
        return value.getAsJsonPrimitive().isBoolean() ? (Object) value.getAsBoolean() : value.getAsString();
    }

    private Optional<String> text(String name) {
        return options.has(name) ? Optional.of(options.get(name).getAsString()) : Optional.empty();
    }
}
