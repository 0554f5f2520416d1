package io.github.cimaven.testkit;

import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One example of a file that tests the schema: a job, a keyword of the root level, or an item of a list of those. It becomes a
 * whole configuration with what the schema does not ask for: a script, the stages, and the jobs it names.
 *
 * @param name file and example, such as {@code negative/retry.yml job}
 * @param header {@code spec}, which stands in a document of its own
 */
public record SchemaCase(
        String name, boolean right, Map<String, @Nullable Object> header, Map<String, @Nullable Object> configuration) {
    private static final Set<String> ROOT = Set.of(
            "default",
            "include",
            "stages",
            "types",
            "variables",
            "workflow",
            "image",
            "services",
            "cache",
            "before_script",
            "after_script",
            "script");
    /** A job that nothing depends on, or that may be needed by any. */
    private static final Map<String, Object> STUB = Map.of("script", "x", "stage", ".pre");

    private static final List<String> WHAT_IT_DOES = List.of("script", "trigger", "run");

    public static List<SchemaCase> in(Path folder, Path file) throws IOException {
        String name = folder.relativize(file).toString().replace('\\', '/');
        String text = Files.readString(file);
        YamlNode root = YamlReader.read(new SourceText(name, text).span(0, text.length()))
                .root()
                .orElseThrow();
        Map<String, @Nullable Object> whole = PlainData.of((YamlMap) root);
        List<SchemaCase> cases = new ArrayList<>();
        whole.forEach((key, value) -> items(key, value).forEach((path, item) -> {
            if (value instanceof Map<?, ?> map && isNested(map)) {
                cases.add(of(name + " " + path, map(map), "", Map.of()));
            } else {
                cases.add(of(name + " " + path, Map.of(), key, item, whole));
            }
        }));
        return cases;
    }

    private static SchemaCase of(
            String name, Map<String, @Nullable Object> nested, String key, @Nullable Object value) {
        return of(name, nested, key, value, Map.of());
    }

    private static SchemaCase of(
            String name,
            Map<String, @Nullable Object> nested,
            String key,
            @Nullable Object value,
            Map<String, @Nullable Object> whole) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>(nested);
        if (!key.isEmpty()) {
            entries.put(key, value);
        }
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        if (entries.containsKey("spec")) {
            header.put("spec", entries.remove("spec"));
        }
        return new SchemaCase(name, name.startsWith("positive"), header, new Completion(whole).of(entries));
    }

    /** The items of a list of includes, and the keywords of {@code default}, are examples of their own. */
    private static Map<String, @Nullable Object> items(String key, @Nullable Object value) {
        Map<String, @Nullable Object> items = new LinkedHashMap<>();
        if (key.equals("include") && value instanceof List<?> list) {
            list.forEach(item -> items.put(key + " " + (items.size() + 1), Collections.singletonList(item)));
        } else if (key.equals("default") && value instanceof Map<?, ?> map) {
            map(map).forEach((name, item) -> {
                Map<String, @Nullable Object> alone = new LinkedHashMap<>();
                alone.put(name, item);
                items.put(key + " " + name, alone);
            });
        } else {
            items.put(key, value);
        }
        return items;
    }

    /** Some files hold a whole configuration below the name of the example. */
    private static boolean isNested(Map<?, ?> map) {
        return map.containsKey("workflow")
                || !map.isEmpty()
                        && map.values().stream()
                                .allMatch(value -> value instanceof Map<?, ?> job && job.containsKey("script"));
    }

    @SuppressWarnings("unchecked") // The keys of a configuration are texts.
    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }

    /** Adds what an example leaves out because the schema does not ask for it. */
    private record Completion(Map<String, @Nullable Object> whole) {
        Map<String, @Nullable Object> of(Map<String, @Nullable Object> entries) {
            Map<String, @Nullable Object> complete = new LinkedHashMap<>();
            Map<String, @Nullable Object> others = new LinkedHashMap<>();
            Set<String> stages = new java.util.LinkedHashSet<>(List.of("test"));
            entries.forEach((name, value) -> {
                boolean job = !ROOT.contains(name) && value instanceof Map<?, ?>;
                complete.put(name, job ? job(map((Map<?, ?>) value), others, stages) : value);
            });
            if (!entries.containsKey("stages")) {
                complete.put("stages", List.copyOf(stages));
            }
            others.put("other", STUB);
            others.forEach(complete::putIfAbsent);
            return complete;
        }

        private Map<String, @Nullable Object> job(
                Map<String, @Nullable Object> given, Map<String, @Nullable Object> others, Set<String> stages) {
            Map<String, @Nullable Object> job = new LinkedHashMap<>(given);
            if (WHAT_IT_DOES.stream().noneMatch(job::containsKey) && !job.containsKey("extends")) {
                job.put("script", "x");
            }
            if (job.get("stage") instanceof String stage) {
                stages.add(stage);
            }
            names(job.get("extends")).forEach(name -> others.put(name, STUB));
            needed(job).forEach(others::putIfAbsent);
            return job;
        }

        private Map<String, Object> needed(Map<String, @Nullable Object> job) {
            Map<String, Object> needed = new LinkedHashMap<>();
            List<@Nullable Object> all = new ArrayList<>(items(job.get("needs")));
            all.addAll(items(job.get("dependencies")));
            items(job.get("rules")).forEach(rule -> {
                if (rule instanceof Map<?, ?> map) {
                    all.addAll(items(map.get("needs")));
                }
            });
            if (job.get("trigger") instanceof Map<?, ?> trigger) {
                all.addAll(items(trigger.get("include")));
            }
            for (Object item : all) {
                if (item instanceof String name) {
                    needed.put(name, other(name, null));
                } else if (item instanceof Map<?, ?> need && need.get("job") instanceof String name) {
                    needed.put(name, other(name, need.get("parallel")));
                }
            }
            return needed;
        }

        /** The job of that name if the file has one, as far as it tells how many it is. */
        private Map<String, Object> other(String name, @Nullable Object wanted) {
            Map<String, Object> job = new LinkedHashMap<>(STUB);
            Object parallel = whole.get(name) instanceof Map<?, ?> there ? there.get("parallel") : wanted;
            if (parallel != null) {
                job.put("parallel", parallel);
            }
            return job;
        }

        private static List<@Nullable Object> items(@Nullable Object value) {
            List<@Nullable Object> items = new ArrayList<>();
            if (value instanceof List<?> list) {
                items.addAll(list);
            }
            return items;
        }

        private static List<String> names(@Nullable Object value) {
            List<String> names = new ArrayList<>();
            if (value instanceof String name) {
                names.add(name);
            }
            items(value).forEach(item -> names.add(String.valueOf(item)));
            return names;
        }
    }
}
