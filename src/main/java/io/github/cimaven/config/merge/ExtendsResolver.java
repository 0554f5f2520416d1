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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Merges into every map of the root level what it extends, parents first, in the order they are listed. Problems are reported in
 * the order in which GitLab would meet them; it goes no further than the first.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#extends">extends</a>
 */
public final class ExtendsResolver {
    private static final int MOST_ANCESTORS = 10;

    private final YamlMap root;
    private final Consumer<Problem> problems;
    private final Map<String, Extended> done = new HashMap<>();
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
     * @param parents names that it extends itself
     * @param height how many maps with {@code extends} there are on the longest way down, this one included
     */
    private record Extended(YamlMap map, List<String> parents, int height) {}

    private Extended extended(String name, YamlMap own) {
        Optional<YamlNode> value = own.get("extends");
        if (value.isEmpty()) {
            return new Extended(own, List.of(), 0);
        }
        Extended known = done.get(name);
        if (known == null) {
            known = merged(name, own, value.get());
            done.put(name, known);
        } else if (open.size() + known.height() - 1 > MOST_ANCESTORS) {
            report("extends-depth", tooDeep(name, known, open.size()) + ": nesting too deep in `extends`", value.get());
        }
        return known;
    }

    /** The first name, in GitLab's order, that has too many ancestors on a way from the given one. */
    private String tooDeep(String name, Extended extended, int ancestors) {
        if (ancestors <= MOST_ANCESTORS) {
            for (String parent : extended.parents()) {
                Extended next = done.get(parent);
                if (next != null && ancestors + next.height() > MOST_ANCESTORS) {
                    return tooDeep(parent, next, ancestors + 1);
                }
            }
        }
        return name;
    }

    private Extended merged(String name, YamlMap own, YamlNode value) {
        List<YamlNode> parents = parents(value);
        if (!allUsable(name, parents)) {
            return new Extended(without(own), List.of(), 1); // Nothing more needs to be said of its value.
        }
        Extended alone = new Extended(own, List.of(), 1);
        if (open.size() > MOST_ANCESTORS) {
            report("extends-depth", name + ": nesting too deep in `extends`", value);
            return alone;
        }
        if (!open.add(name)) {
            report("extends-circle", name + ": circular dependency detected in `extends`", value);
            return alone;
        }
        YamlMap base = own.withEntries(Map.of());
        int height = 0;
        for (YamlNode parent : parents) {
            String text = text(parent);
            YamlMap template = (YamlMap) root.get(text).orElseThrow();
            Extended extended = extended(text, template);
            base = DeepMerge.merge(base, labelled(name, text, parent.span(), extended.map()));
            height = Math.max(height, extended.height());
        }
        open.remove(name);
        List<String> names = new ArrayList<>();
        for (YamlNode parent : parents) {
            names.add(text(parent));
        }
        return new Extended(DeepMerge.merge(base, own), names, height + 1);
    }

    private static YamlMap without(YamlMap own) {
        Map<String, Entry> rest = new LinkedHashMap<>(own.entries());
        rest.remove("extends");
        return own.withEntries(rest);
    }

    private static List<YamlNode> parents(YamlNode value) {
        if (value instanceof YamlList list) {
            return list.items();
        }
        if (value instanceof YamlMap map) {
            return RubyText.pairs(map).stream()
                    .<YamlNode>map(pair -> YamlScalar.text(pair, map.span()))
                    .toList();
        }
        return value.isNull() ? List.of() : List.of(value);
    }

    /** As Ruby makes a name of it, whatever it is. */
    private static String text(YamlNode parent) {
        return parent instanceof YamlScalar scalar ? scalar.text() : RubyText.symbolized(parent);
    }

    private boolean allUsable(String name, List<YamlNode> parents) {
        for (YamlNode parent : parents) {
            Optional<Entry> entry = known(parent);
            if (entry.isEmpty() || !(entry.get().value() instanceof YamlMap)) {
                tellUnusable(name, parents);
                return false;
            }
        }
        return true;
    }

    private void tellUnusable(String name, List<YamlNode> parents) {
        List<YamlNode> unknown =
                parents.stream().filter(parent -> known(parent).isEmpty()).toList();
        List<YamlNode> noMaps = parents.stream()
                .filter(parent -> known(parent)
                        .filter(entry -> !(entry.value() instanceof YamlMap))
                        .isPresent())
                .toList();
        if (!unknown.isEmpty()) {
            Problem problem = Problem.error(
                    "extends-unknown",
                    name + ": unknown keys in `extends` (" + shown(unknown) + ")",
                    unknown.get(0).span());
            problems.accept(DidYouMean.nearest(text(unknown.get(0)), root.names(), name)
                    .map(near -> problem.withHint("did you mean '" + near + "'?"))
                    .orElse(problem));
        } else {
            report(
                    "extends-no-map",
                    name + ": invalid base hashes in `extends` (" + shown(noMaps) + ")",
                    noMaps.get(0));
        }
    }

    /** A name that YAML does not take for text, such as a number, is no name that can be extended. */
    private Optional<Entry> known(YamlNode parent) {
        Entry entry = root.entries().get(text(parent));
        return entry != null && entry.key().value() instanceof String ? Optional.of(entry) : Optional.empty();
    }

    private static String shown(List<YamlNode> parents) {
        return parents.stream().map(ExtendsResolver::text).collect(Collectors.joining(", "));
    }

    /** What comes from a parent says so, for the problems that may be in it. */
    private static YamlMap labelled(String name, String parent, Span place, YamlMap template) {
        Trail.Step step = new Trail.Step("job '" + name + "' extends '" + parent + "'", place);
        Map<String, Entry> labelled = new LinkedHashMap<>();
        // A value without a way of its own has come as its template has.
        Trail ofTemplate = template.trail().then(step.text(), step.span());
        for (Map.Entry<String, Entry> named : template.entries().entrySet()) {
            YamlNode value = named.getValue().value();
            Trail way =
                    value.trail().steps().isEmpty() ? ofTemplate : value.trail().then(step.text(), step.span());
            labelled.put(named.getKey(), named.getValue().with(value.via(way)));
        }
        return YamlMap.handedOver(labelled, template.span(), template.trail());
    }

    private void report(String code, String message, YamlNode place) {
        problems.accept(Problem.error(code, message, place.span()));
    }
}
