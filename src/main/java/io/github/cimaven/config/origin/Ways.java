package io.github.cimaven.config.origin;

import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.source.Trail.Step;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Completes the way of a value: what a value itself knows of it begins where it was put together with others, and the rest is known
 * to the value that it is a part of, and to its file.
 */
final class Ways {
    private static final String INCLUDED = "included";

    /** How each file but the main one came to be part of the configuration. */
    private final Map<SourceText, List<Step>> files = new HashMap<>();

    Ways(YamlMap root) {
        root.entries().values().forEach(entry -> note(entry.value()));
    }

    private void note(YamlNode value) {
        List<Step> steps =
                value.trail().steps().stream().filter(step -> isInclude(step)).toList();
        if (!steps.isEmpty()) {
            files.putIfAbsent(value.span().source(), steps);
        }
        KeyParts.children(value).forEach(this::note);
    }

    Trail ofFile(Span span) {
        return new Trail(files.getOrDefault(span.source(), List.of()));
    }

    /**
     * @param job whose value it is
     * @param outer the way of the value that it is a part of
     */
    Trail of(YamlNode value, Trail outer, String job) {
        List<Step> steps = new ArrayList<>(value.trail().steps());
        if (steps.isEmpty()) {
            steps.addAll(outer.steps());
        } else if (steps.stream().noneMatch(extending(job))) {
            outer.steps().stream()
                    .filter(step -> !isInclude(step) && !steps.contains(step))
                    .forEach(steps::add);
        }
        if (steps.stream().noneMatch(Ways::isInclude)) {
            steps.addAll(0, files.getOrDefault(value.span().source(), List.of()));
        }
        return new Trail(steps);
    }

    private static Predicate<Step> extending(String job) {
        return step -> step.text().startsWith("job '" + job + "' extends ");
    }

    private static boolean isInclude(Step step) {
        return step.text().equals(INCLUDED);
    }
}
