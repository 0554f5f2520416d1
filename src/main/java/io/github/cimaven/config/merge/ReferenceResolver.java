package io.github.cimaven.config.merge;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReference;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
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
    /** Far beyond what anybody writes, and within what the stack can follow. */
    private static final int LONGEST_CHAIN = 500;

    /** As many as a file may hold: references to references must not stand for billions either. */
    private static final long MOST_VALUES = 500_000;

    private final YamlMap root;
    private final Consumer<Problem> problems;
    /** Where in the tree the walk is: names, and numbers of items. */
    private List<Object> here = new ArrayList<>();

    /** Places of the references that are being followed; what was extended or aliased is another reference at every place. */
    private final Set<List<Object>> open = new LinkedHashSet<>();

    private boolean circular;
    private final Map<List<String>, Optional<YamlNode>> targets = new HashMap<>();
    private final UnfoldedSize sizes = new UnfoldedSize();

    private ReferenceResolver(YamlMap root, Consumer<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    /** References that stand for nothing are reported and left in the tree. */
    public static YamlMap resolve(YamlMap root, Consumer<Problem> problems) {
        return (YamlMap) new ReferenceResolver(root, problems).resolved(root);
    }

    /** The same node when nothing in it is a reference, so that most of the tree is not copied. */
    private YamlNode resolved(YamlNode node) {
        if (node instanceof YamlReference reference) {
            return target(reference);
        }
        if (node instanceof YamlList list) {
            return resolvedList(list);
        }
        return node instanceof YamlMap map ? resolvedMap(map) : node;
    }

    private YamlNode resolved(YamlNode node, Object step) {
        here.add(step);
        YamlNode result = resolved(node);
        here.remove(here.size() - 1);
        return result;
    }

    private YamlNode resolvedList(YamlList list) {
        List<YamlNode> changed = List.of();
        for (int i = 0; i < list.items().size(); i++) {
            YamlNode item = list.items().get(i);
            YamlNode value = resolved(item, i);
            if (value != item) {
                changed = changed.isEmpty() ? new ArrayList<>(list.items()) : changed;
                changed.set(i, value);
            }
        }
        return changed.isEmpty() ? list : new YamlList(changed, list.span(), list.trail());
    }

    private YamlNode resolvedMap(YamlMap map) {
        Map<String, Entry> changed = Map.of();
        for (Map.Entry<String, Entry> named : map.entries().entrySet()) {
            Entry entry = named.getValue();
            YamlNode value = resolved(entry.value(), named.getKey());
            if (value != entry.value()) {
                changed = changed.isEmpty() ? new LinkedHashMap<>(map.entries()) : changed;
                changed.put(named.getKey(), entry.with(value));
            }
        }
        return changed.isEmpty() ? map : map.withEntries(changed);
    }

    /** What the reference stands for; one that stands for nothing stays, as a value of its own kind. */
    private YamlNode target(YamlReference reference) {
        List<Object> place = List.copyOf(here);
        if (open.contains(place)) {
            circular = true;
            return failed("reference-circle", reference, "is part of a circular chain");
        }
        if (open.size() == LONGEST_CHAIN) {
            return failed("reference-chain", reference, "is the end of a chain of more than 500 references");
        }
        Optional<YamlNode> known = targets.get(reference.path());
        if (known == null) {
            if (circular && !open.isEmpty()) {
                return reference; // One circle is told, the ways around it are not walked again.
            }
            open.add(place);
            here = new ArrayList<>(reference.path());
            known = dig(reference.path()).map(this::resolved);
            here = new ArrayList<>(place);
            open.remove(place);
            targets.put(reference.path(), known);
        }
        if (known.isEmpty()) {
            return failed("reference-unknown", reference, "could not be found", end(reference.path()));
        }
        YamlNode target = known.get();
        if (sizes.of(target) > MOST_VALUES) {
            return failed("reference-too-big", reference, "stands for more than 500,000 values");
        }
        return target.via(target.trail().then(reference.text(), reference.span()));
    }

    /** A way leads through maps only, by names that are text: not through lists, and not through what is a reference itself. */
    private Optional<YamlNode> dig(List<String> path) {
        YamlNode node = root;
        for (String name : path) {
            Optional<YamlNode> next = node.asMap()
                    .flatMap(map -> Optional.ofNullable(map.entries().get(name)))
                    .filter(entry -> entry.key().value() instanceof String)
                    .map(Entry::value);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        boolean isFalse = node instanceof YamlScalar scalar && Boolean.FALSE.equals(scalar.value());
        return node.isNull() || isFalse ? Optional.empty() : Optional.of(node);
    }

    /** Where a way ends that leads nowhere, and what was probably meant there. */
    private Optional<String> end(List<String> path) {
        YamlNode node = root;
        String place = "at the root level";
        for (String name : path) {
            if (!(node instanceof YamlMap map)) {
                return Optional.of("there are no names " + place + ": a reference leads through maps only");
            }
            Optional<YamlNode> next = map.get(name);
            if (next.isEmpty()) {
                return Optional.of(DidYouMean.nearest(name, map.names())
                        .map(near -> "did you mean '" + near + "' instead of '" + name + "'?")
                        .orElse("there is no '" + name + "' " + place));
            }
            node = next.get();
            place = "in '" + name + "'";
        }
        return Optional.of("there is nothing " + place);
    }

    private YamlNode failed(String code, YamlReference reference, String what) {
        return failed(code, reference, what, Optional.empty());
    }

    private YamlNode failed(String code, YamlReference reference, String what, Optional<String> hint) {
        Problem problem = Problem.error(code, reference.text() + " " + what, reference.span())
                .via(reference.trail());
        problems.accept(hint.map(problem::withHint).orElse(problem));
        return reference;
    }
}
