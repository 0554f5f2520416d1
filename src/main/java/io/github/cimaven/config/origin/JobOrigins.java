package io.github.cimaven.config.origin;

import io.github.cimaven.config.keyword.InheritedKeys;
import io.github.cimaven.config.keyword.RootKeyword;
import io.github.cimaven.config.origin.KeyOrigin.Level;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells of each job of a configuration which place made each of its keys. Immutable. */
public final class JobOrigins {
    private static final String REFERENCE = "!reference [\"";

    private final YamlMap root;
    private final Ways ways;

    /** @param root the configuration after {@code extends} and {@code !reference} */
    public JobOrigins(YamlMap root) {
        this.root = root;
        this.ways = new Ways(root);
    }

    /** Names of jobs that only other jobs use. */
    public List<String> templates() {
        return RootKeyword.jobNames(root).stream()
                .filter(name -> name.startsWith("."))
                .toList();
    }

    /** Where the name of a job stands, and how its file came to be part of the configuration. */
    public KeyOrigin name(String job) {
        Span span = root.keySpan(job);
        return new KeyOrigin(List.of(job), List.of(), span, ways.ofFile(span), Level.JOB, false);
    }

    /** Every keyword that the job has, its own first. */
    public List<KeyOrigin> keys(String job) {
        List<KeyOrigin> keys = new ArrayList<>(ownKeys(job));
        map(job).ifPresent(map -> InheritedKeys.of(root, map).forEach((name, holder) -> {
            Level level = isDefault(name) ? Level.DEFAULT : Level.ROOT;
            YamlMap.Entry entry = Objects.requireNonNull(holder.entries().get(name), "a key of the map");
            new KeyParts(ways, job, level, keys).key(name, entry, holder.trail());
        }));
        return keys;
    }

    /** What the job or template has without {@code default}. */
    public List<KeyOrigin> ownKeys(String job) {
        List<KeyOrigin> keys = new ArrayList<>();
        KeyParts own = new KeyParts(ways, job, Level.JOB, keys);
        map(job).ifPresent(map -> map.entries().forEach((name, entry) -> own.key(name, entry, map.trail())));
        return keys;
    }

    private boolean isDefault(String keyword) {
        return map("default").flatMap(defaults -> defaults.specified(keyword)).isPresent();
    }

    private Optional<YamlMap> map(String job) {
        return root.get(job).flatMap(YamlNode::asMap);
    }

    /** Places of the variables that the job itself names, by name. */
    public Map<String, Span> variables(String job) {
        return root.get(job)
                .flatMap(YamlNode::asMap)
                .map(JobOrigins::variablesIn)
                .orElse(Map.of());
    }

    /** Places of the variables of the root level, by name. */
    public Map<String, Span> variables() {
        return variablesIn(root);
    }

    private static Map<String, Span> variablesIn(YamlMap map) {
        Map<String, Span> places = new LinkedHashMap<>();
        map.specified("variables").flatMap(YamlNode::asMap).ifPresent(variables -> variables
                .entries()
                .forEach((name, entry) -> places.put(name, entry.key().span())));
        return places;
    }

    /** Names of the jobs and templates that extend a template, directly. */
    public List<String> extending(String template) {
        return using(job -> job.specified("extends").stream()
                .flatMap(value -> Stream.concat(
                        value.asString().stream(),
                        value.asList().stream()
                                .flatMap(list -> list.items().stream())
                                .flatMap(item -> item.asString().stream())))
                .anyMatch(template::equals));
    }

    /** Names of the jobs and templates that take something of a template by {@code !reference}. */
    public List<String> referring(String template) {
        String text = REFERENCE + template + "\"";
        return using(job -> mentions(job, text));
    }

    private List<String> using(Predicate<YamlMap> uses) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : RootKeyword.jobNames(root)) {
            map(name).filter(uses).ifPresent(job -> names.add(name));
        }
        return List.copyOf(names);
    }

    private static boolean mentions(YamlNode node, String text) {
        return node.trail().steps().stream().map(Trail.Step::text).anyMatch(step -> step.startsWith(text))
                || KeyParts.children(node).stream().anyMatch(child -> mentions(child, text));
    }
}
