package io.github.cimaven.config.merge;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReference;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts in the place of every {@code !reference} what it names in the extended configuration.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/yaml_optimization/#reference-tags">!reference tags</a>
 */
public final class ReferenceResolver {
    private final YamlMap root;
    private final Consumer<Problem> problems;
    private final Set<List<String>> open = new LinkedHashSet<>();

    private ReferenceResolver(YamlMap root, Consumer<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    public static YamlMap resolve(YamlMap root, Consumer<Problem> problems) {
        return (YamlMap) new ReferenceResolver(root, problems).resolved(root);
    }

    /** The same node when nothing in it is a reference, so that most of the tree is not copied. */
    private YamlNode resolved(YamlNode node) {
        if (node instanceof YamlReference reference) {
            return target(reference);
        }
        if (node instanceof YamlList list) {
            List<YamlNode> items = new ArrayList<>();
            list.items().forEach(item -> items.add(resolved(item)));
            return same(items, list.items()) ? list : new YamlList(items, list.span(), list.trail());
        }
        return node instanceof YamlMap map ? resolvedMap(map) : node;
    }

    private YamlNode resolvedMap(YamlMap map) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<String, Entry> named : map.entries().entrySet()) {
            Entry entry = named.getValue();
            YamlNode value = resolved(entry.value());
            changed |= value != entry.value();
            entries.put(named.getKey(), value == entry.value() ? entry : entry.with(value));
        }
        return changed ? map.withEntries(entries) : map;
    }

    private static boolean same(List<YamlNode> left, List<YamlNode> right) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) != right.get(i)) {
                return false;
            }
        }
        return true;
    }

    private YamlNode target(YamlReference reference) {
        YamlNode nothing = new YamlScalar(null, reference.span(), reference.trail());
        if (open.contains(reference.path())) {
            report("reference-circle", reference, "is part of a circular chain");
            return nothing;
        }
        open.add(reference.path());
        Optional<YamlNode> found = dig(reference.path());
        YamlNode result = nothing;
        if (found.isEmpty()) {
            report("reference-unknown", reference, "could not be found");
        } else {
            YamlNode target = resolved(found.get());
            result = target.via(target.trail().then(reference.text(), reference.span()));
        }
        open.remove(reference.path());
        return result;
    }

    private Optional<YamlNode> dig(List<String> path) {
        YamlNode node = root;
        for (String name : path) {
            if (node instanceof YamlReference reference && !open.contains(reference.path())) {
                node = target(reference);
            }
            Optional<YamlNode> next = node.asMap().flatMap(map -> map.specified(name));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        boolean isFalse = node instanceof YamlScalar scalar && Boolean.FALSE.equals(scalar.value());
        return isFalse ? Optional.empty() : Optional.of(node);
    }

    private void report(String code, YamlReference reference, String what) {
        Trail trail = reference.trail();
        problems.accept(Problem.error(code, reference.text() + " " + what, reference.span())
                .via(trail));
    }
}
