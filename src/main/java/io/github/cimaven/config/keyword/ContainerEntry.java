package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What images and services have in common: a name, or a map with one. */
final class ContainerEntry {
    private static final List<String> EXECUTORS = List.of("docker", "kubernetes");
    private static final List<String> PULL_POLICIES = List.of("always", "never", "if-not-present");

    /** Made when somebody has such options. */
    private static final class ExecutorOptions {
        private static final JsonSchema DOCKER =
                JsonSchema.map(Map.of("platform", JsonSchema.text(1, 64), "user", JsonSchema.text(1, 255)));
        private static final JsonSchema KUBERNETES = JsonSchema.map(
                Map.of("user", JsonSchema.all(JsonSchema.type("string", "integer"), JsonSchema.length(1, 255))));
        private static final JsonSchema SCHEMA = JsonSchema.map(Map.of("docker", DOCKER, "kubernetes", KUBERNETES));
    }

    private final YamlNode value;
    private final Site site;
    private final Attributes attributes;

    ContainerEntry(YamlNode value, Site site) {
        this.value = value;
        this.site = site;
        this.attributes = new Attributes(value, site);
    }

    Attributes attributes() {
        return attributes;
    }

    /** The checks of the entry itself. */
    void check(KeywordTable keys) {
        if (!(value instanceof YamlMap) && value.asString().isEmpty()) {
            site.config(value, "should be a hash or a string");
        }
        attributes.keys(keys);
        if (value instanceof YamlMap map && map.has("ports")) {
            site.report(
                    map.keySpan("ports"),
                    "config",
                    "contains disallowed keys: ports",
                    Optional.of("ports belong to web terminals, which have a file of their own"));
        }
        if (value.asString().isPresent()) {
            if (value.asString().get().isBlank()) {
                site.attribute(value, "name", "can't be blank");
            }
        } else {
            attributes.filledText("name");
        }
        attributes.texts("entrypoint");
        executorOptions(value).ifPresent(map -> ExecutorOptions.SCHEMA.check(map, "executor opts", site));
    }

    /** The checks of what is below, which GitLab makes only where the entry itself is clean. */
    void checkBelow() {
        attributes.get("pull_policy").ifPresent(policy -> pullPolicy(policy, site.at("pull_policy", policy)));
    }

    private static void pullPolicy(YamlNode policy, Site here) {
        if (Values.stringOrStrings(policy).isEmpty()) {
            here.config(policy, "should be an array of strings or a string");
        }
        if (policy instanceof YamlList list) {
            List<YamlNode> unknown =
                    list.items().stream().filter(item -> !isPolicy(item)).toList();
            if (!unknown.isEmpty()) {
                here.config(policy, "contains unknown values: " + RubyText.joined(unknown));
            }
            if (list.items().isEmpty()) {
                here.config(policy, "can't be blank");
            }
        } else if (policy.asString().isPresent() && !isPolicy(policy)) {
            here.choice(
                    policy,
                    "config",
                    "is not included in the list",
                    policy.asString().get(),
                    PULL_POLICIES);
        }
    }

    private static boolean isPolicy(YamlNode item) {
        return item.asString().filter(PULL_POLICIES::contains).isPresent();
    }

    Optional<String> name() {
        return value.asString().or(() -> attributes.string("name")).filter(text -> !text.isBlank());
    }

    List<String> commandLine(String key) {
        return attributes.get(key).flatMap(Values::strings).orElse(List.of());
    }

    private static Optional<YamlMap> executorOptions(YamlNode value) {
        return value.asMap()
                .map(map -> {
                    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(map.entries());
                    entries.keySet().retainAll(EXECUTORS);
                    entries.values().removeIf(entry -> entry.value().isNull());
                    return map.withEntries(entries);
                })
                .filter(map -> !map.names().isEmpty());
    }

    Optional<Image> image() {
        return name().map(name ->
                new Image(name, commandLine("entrypoint"), docker("platform"), docker("user"), pullPolicies()));
    }

    private Optional<String> docker(String key) {
        return value.asMap()
                .flatMap(map -> map.specified("docker"))
                .flatMap(YamlNode::asMap)
                .flatMap(map -> map.specified(key))
                .flatMap(YamlNode::asString);
    }

    private List<String> pullPolicies() {
        return attributes.get("pull_policy").flatMap(Values::stringOrStrings).orElse(List.of());
    }

    /** What GitLab holds of an image or of what a service has in common with it. */
    static Map<String, @Nullable Object> option(YamlNode value) {
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        value.asString().ifPresent(name -> option.put("name", name));
        value.asMap().ifPresent(map -> {
            map.specified("name").ifPresent(name -> option.put("name", PlainData.of(name)));
            map.specified("entrypoint").ifPresent(words -> option.put("entrypoint", PlainData.of(words)));
            executorOptions(map).ifPresent(options -> option.put("executor_opts", PlainData.of(options)));
            map.specified("pull_policy")
                    .ifPresent(policy -> option.put("pull_policy", PlainData.of(Values.listed(policy))));
        });
        return option;
    }
}
