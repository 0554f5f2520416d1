package io.github.cimaven.config.merge;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Merges into every map of the root level what it extends, parents first, in the order they are listed.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#extends">extends</a>
 */
public final class ExtendsResolver {
    private static final int MOST_ANCESTORS = 10;

    private final YamlMap root;
    private final Consumer<Problem> problems;
    private final Map<String, YamlMap> done = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    private ExtendsResolver(YamlMap root, Consumer<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    public static YamlMap resolve(YamlMap root, Consumer<Problem> problems) {
        ExtendsResolver resolver = new ExtendsResolver(root, problems);
        Map<String, Entry> resolved = new LinkedHashMap<>();
        root.entries()
                .forEach((name, entry) -> resolved.put(
                        name, entry.value() instanceof YamlMap map ? entry.with(resolver.extended(name, map)) : entry));
        return root.withEntries(resolved);
    }

    private YamlMap extended(String name, YamlMap own) {
        if (own.specified("extends").isEmpty()) {
            return own;
        }
        YamlMap known = done.get(name);
        if (known != null) {
            return known;
        }
        YamlNode value = own.specified("extends").orElseThrow();
        open.add(name);
        YamlMap merged = own;
        if (open.size() - 1 > MOST_ANCESTORS) {
            report("extends-depth", name + ": nesting too deep in `extends`", value.span());
        } else {
            merged = merged(name, own, value);
        }
        open.remove(name);
        done.put(name, merged);
        return merged;
    }

    private YamlMap merged(String name, YamlMap own, YamlNode value) {
        List<YamlScalar> parents = parents(value);
        if (!allUsable(name, parents)) {
            return own;
        }
        YamlMap base = own.withEntries(Map.of());
        for (YamlScalar parent : parents) {
            if (open.contains(parent.text())) {
                report("extends-circle", name + ": circular dependency detected in `extends`", parent.span());
                return own;
            }
            YamlMap template = (YamlMap) root.get(parent.text()).orElseThrow();
            base = DeepMerge.merge(base, labelled(name, parent, extended(parent.text(), template)));
        }
        return DeepMerge.merge(base, own);
    }

    private static List<YamlScalar> parents(YamlNode value) {
        List<YamlScalar> parents = new ArrayList<>();
        if (value instanceof YamlScalar scalar) {
            parents.add(scalar);
        } else if (value instanceof YamlList list) {
            list.items().forEach(item -> item.asScalar().ifPresent(parents::add));
        }
        return parents;
    }

    private boolean allUsable(String name, List<YamlScalar> parents) {
        List<YamlScalar> unknown =
                parents.stream().filter(parent -> !root.has(parent.text())).toList();
        for (YamlScalar parent : unknown) {
            Problem problem = Problem.error(
                    "extends-unknown", name + ": unknown keys in `extends` (" + parent.text() + ")", parent.span());
            problems.accept(DidYouMean.nearest(parent.text(), root.names())
                    .map(near -> problem.withHint("did you mean '" + near + "'?"))
                    .orElse(problem));
        }
        List<YamlScalar> noMaps = parents.stream()
                .filter(parent -> root.get(parent.text())
                        .filter(value -> !(value instanceof YamlMap))
                        .isPresent())
                .toList();
        noMaps.forEach(parent -> report(
                "extends-no-map", name + ": invalid base hashes in `extends` (" + parent.text() + ")", parent.span()));
        return unknown.isEmpty() && noMaps.isEmpty();
    }

    /** What comes from a parent says so, for the problems that may be in it. */
    private static YamlMap labelled(String name, YamlScalar parent, YamlMap template) {
        Trail.Step step = new Trail.Step("job '" + name + "' extends '" + parent.text() + "'", parent.span());
        Map<String, Entry> labelled = new LinkedHashMap<>();
        template.entries()
                .forEach((key, entry) -> labelled.put(
                        key, entry.with(entry.value().via(entry.value().trail().then(step.text(), step.span())))));
        return template.withEntries(labelled);
    }

    private void report(String code, String message, Span span) {
        problems.accept(Problem.error(code, message, span));
    }
}
