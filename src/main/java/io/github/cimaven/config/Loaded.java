package io.github.cimaven.config;

import io.github.cimaven.config.include.Included;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.Phase;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * What became of a configuration.
 *
 * @param pipeline present exactly when no problem is an error
 * @param problems all of them, by file and position
 * @param errors GitLab's own answer: the texts of those that GitLab would give before it goes no further
 * @param expanded the configuration after include, extends and {@code !reference}, as far as it got
 * @param includes the files that are part of it
 * @param notices what is no problem and may surprise all the same, one line each
 */
public record Loaded(
        Optional<Pipeline> pipeline,
        List<Problem> problems,
        List<String> errors,
        Optional<YamlMap> expanded,
        List<Included> includes,
        List<String> notices) {
    public Loaded {
        notices = List.copyOf(notices);
        includes = List.copyOf(includes);
        problems = List.copyOf(problems);
        errors = List.copyOf(errors);
    }

    /** The files that the child pipeline of a bridge is made of, as they are written: {@code trigger:include}. */
    public Optional<YamlNode> childFiles(Job bridge) {
        return expanded.stream()
                .flatMap(root -> root.entries().values().stream())
                .filter(entry -> entry.key().span().equals(bridge.span()))
                .flatMap(entry -> entry.value().asMap().stream())
                .flatMap(job -> job.specified("trigger").stream())
                .flatMap(trigger -> trigger.asMap().stream())
                .flatMap(trigger -> trigger.specified("include").stream())
                .findFirst();
    }

    /** GitLab's own warnings, if it comes to the keywords at all; those of other steps are ours. */
    public List<String> warnings() {
        boolean stopsEarlier = problems.stream()
                .anyMatch(problem -> problem.isError() && problem.phase().compareTo(Phase.KEYWORDS) < 0);
        if (stopsEarlier) {
            return List.of();
        }
        return problems.stream()
                .filter(problem -> !problem.isError() && problem.phase() == Phase.KEYWORDS)
                .map(Problem::message)
                .distinct()
                .toList();
    }
}
