package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code run}: steps in place of a script. Its problems are problems of the job itself.
 *
 * @see <a href="https://docs.gitlab.com/ci/steps/">CI/CD steps</a>
 */
final class RunKeyword implements CheckedKeyword {
    private static final String NAME = "^[a-zA-Z_][a-zA-Z0-9_]*$";
    private static final JsonSchema STEPS = JsonSchema.listOf(JsonSchema.oneOf(reference(), script()));

    private static JsonSchema reference() {
        Map<String, JsonSchema> keys = new LinkedHashMap<>();
        keys.put("name", JsonSchema.matching(NAME));
        keys.put("env", JsonSchema.mapOf(NAME, JsonSchema.text()));
        keys.put("inputs", JsonSchema.mapOf(NAME, JsonSchema.ANY));
        keys.put("step", place());
        keys.put("func", place());
        return JsonSchema.all(
                JsonSchema.map(keys),
                JsonSchema.required("name"),
                JsonSchema.oneOf(
                        JsonSchema.all(JsonSchema.required("step"), JsonSchema.without("func")),
                        JsonSchema.all(JsonSchema.required("func"), JsonSchema.without("step"))));
    }

    private static JsonSchema script() {
        Map<String, JsonSchema> keys = new LinkedHashMap<>();
        keys.put("name", JsonSchema.matching(NAME));
        keys.put("env", JsonSchema.mapOf(NAME, JsonSchema.text()));
        keys.put("script", JsonSchema.text(1, Integer.MAX_VALUE));
        return JsonSchema.all(JsonSchema.map(keys), JsonSchema.required("name", "script"));
    }

    /** A folder or address as text, a git repository, or an image of a registry. */
    private static JsonSchema place() {
        return JsonSchema.oneOf(
                JsonSchema.text(),
                within("git", texts("url", "dir", "rev", "file"), "url", "rev"),
                within("oci", texts("registry", "repository", "tag", "dir", "file"), "registry", "repository", "tag"));
    }

    private static JsonSchema within(String kind, Map<String, JsonSchema> keys, String... required) {
        JsonSchema inner = JsonSchema.all(JsonSchema.map(keys), JsonSchema.required(required));
        return JsonSchema.all(JsonSchema.map(Map.of(kind, inner)), JsonSchema.required(kind));
    }

    private static Map<String, JsonSchema> texts(String... names) {
        Map<String, JsonSchema> keys = new LinkedHashMap<>();
        for (String name : names) {
            keys.put(name, JsonSchema.text());
        }
        return keys;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public void check(YamlNode value, Site site) {
        STEPS.check(value, "run", site);
    }

    @Override
    public Map<String, @Nullable Object> option(YamlNode value) {
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        option.put("run_steps", PlainData.of(value));
        return option;
    }
}
