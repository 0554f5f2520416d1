package io.github.cimaven.config.input;

import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.IdentityHashMap;

/** How many nodes GitLab visits in a tree, keys included and aliases unfolded. */
final class NodeCount {
    private final IdentityHashMap<YamlNode, Long> known = new IdentityHashMap<>();

    long of(YamlNode node) {
        if (!(node instanceof YamlMap) && !(node instanceof YamlList)) {
            return 1;
        }
        Long before = known.get(node);
        if (before != null) {
            return before;
        }
        long count = 1;
        if (node instanceof YamlMap map) {
            for (Entry entry : map.entries().values()) {
                count += 1 + of(entry.value());
            }
        } else {
            for (YamlNode item : ((YamlList) node).items()) {
                count += of(item);
            }
        }
        known.put(node, count);
        return count;
    }
}
