package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a job takes from {@code default}, or from the root level, since it names nothing of the kind itself. */
public final class InheritedKeys {
    private InheritedKeys() {}

    /**
     * The maps that hold the values, by keyword.
     *
     * @param root of the whole configuration, extended
     * @param job one of its jobs
     */
    public static Map<String, YamlMap> of(YamlMap root, YamlMap job) {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, YamlMap> holders = new LinkedHashMap<>();
        root.specified("default").flatMap(YamlNode::asMap).ifPresent(map -> map.names().stream()
                .filter(DefaultKeyword::isInherited)
                .forEach(name -> map.specified(name).ifPresent(value -> {
                    values.put(name, value);
                    holders.put(name, map);
                })));
        for (String name : DefaultKeyword.AT_ROOT) {
            root.specified(name).ifPresent(value -> {
                values.putIfAbsent(name, value);
                holders.putIfAbsent(name, root);
            });
        }
        holders.keySet().retainAll(InheritKeyword.defaultsOf(job, values).keySet());
        if (JobsKeyword.Kind.of("", job) == JobsKeyword.Kind.BRIDGE) {
            holders.keySet().retainAll(BridgeKeyword.INHERITED);
        }
        holders.keySet().removeIf(name -> job.specified(name).isPresent());
        return holders;
    }
}
