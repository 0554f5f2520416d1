package io.github.cimaven.config.merge;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.RubyText;
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
    /** Where a chain that is too long anyway is not followed further, for the sake of the stack. */
    private static final int MOST_OPEN = 500;

    private final YamlMap root;
    private final Consumer<Problem> problems;
    private final Map<String, Extended> done = new LinkedHashMap<>();
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
                        name,
                        entry.value() instanceof YamlMap map
                                ? entry.with(resolver.extended(name, map).map())
                                : entry));
        return root.withEntries(resolved);
    }

    /**
     * A map with what it extends.
     *
     * @param chain names from this map down its longest way of {@code extends}, this one first
     */
    private record Extended(YamlMap map, List<String> chain) {}

    private Extended extended(String name, YamlMap own) {
        if (own.specified("extends").isEmpty()) {
            return new Extended(own, List.of());
        }
        Extended known = done.get(name);
        if (known == null) {
            open.add(name);
            known = merged(name, own, own.specified("extends").orElseThrow());
            open.remove(name);
            done.put(name, known);
        }
        return known;
    }

    private Extended merged(String name, YamlMap own, YamlNode value) {
        Extended alone = new Extended(own, List.of(name));
        List<YamlScalar> parents = parents(value);
        if (!allUsable(name, value, parents)) {
            return alone;
        }
        YamlMap base = own.withEntries(Map.of());
        List<String> chain = List.of();
        for (YamlScalar parent : parents) {
            if (open.contains(parent.text())) {
                report("extends-circle", parent.text() + ": circular dependency detected in `extends`", parent.span());
                return alone;
            }
            if (open.size() > MOST_OPEN) {
                return alone; // The one at the beginning of the chain reports it.
            }
            YamlMap template = (YamlMap) root.get(parent.text()).orElseThrow();
            Extended extended = extended(parent.text(), template);
            base = DeepMerge.merge(base, labelled(name, parent, extended.map()));
            chain = extended.chain().size() > chain.size() ? extended.chain() : chain;
        }
        if (chain.size() == MOST_ANCESTORS + 1) {
            report("extends-depth", chain.get(MOST_ANCESTORS) + ": nesting too deep in `extends`", value.span());
        }
        List<String> longer = new ArrayList<>(List.of(name));
        longer.addAll(chain.subList(0, Math.min(chain.size(), MOST_OPEN)));
        return new Extended(chain.size() > MOST_OPEN ? own : DeepMerge.merge(base, own), longer);
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

    /** Lists in lists and references are no names, and neither are maps. */
    private static List<YamlNode> noNames(YamlNode value) {
        List<YamlNode> items = value instanceof YamlList list ? list.items() : List.of(value);
        return items.stream().filter(item -> !(item instanceof YamlScalar)).toList();
    }

    private boolean allUsable(String name, YamlNode extended, List<YamlScalar> parents) {
        List<YamlNode> noNames = noNames(extended);
        noNames.forEach(item -> report(
                "extends-unknown", name + ": unknown keys in `extends` (" + RubyText.of(item) + ")", item.span()));
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
        return noNames.isEmpty() && unknown.isEmpty() && noMaps.isEmpty();
    }

    /** What comes from a parent says so, for the problems that may be in it. */
    private static YamlMap labelled(String name, YamlScalar parent, YamlMap template) {
        Trail.Step step = new Trail.Step("job '" + name + "' extends '" + parent.text() + "'", parent.span());
        Map<String, Entry> labelled = new LinkedHashMap<>();
        template.entries()
                .forEach((key, entry) -> labelled.put(
                        key,
                        entry.with(
                                entry.value().via(way(template, entry.value()).then(step.text(), step.span())))));
        return template.withEntries(labelled);
    }

    /** A value without a way of its own has come as its template has. */
    private static Trail way(YamlMap template, YamlNode value) {
        return value.trail().steps().isEmpty() ? template.trail() : value.trail();
    }

    private void report(String code, String message, Span span) {
        problems.accept(Problem.error(code, message, span));
    }
}
