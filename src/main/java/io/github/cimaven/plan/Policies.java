package io.github.cimaven.plan;

import io.github.cimaven.config.expression.Expression;
import io.github.cimaven.config.expression.RefPattern;
import io.github.cimaven.config.model.Policy;
import io.github.cimaven.config.rule.ClauseAnswer;
import io.github.cimaven.config.rule.FileClauses;
import io.github.cimaven.config.rule.FileList;
import io.github.cimaven.config.rule.PathPattern;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides by {@code only} and {@code except} whether a job is in the pipeline.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/deprecated_keywords/#only--except">only and except</a>
 */
final class Policies {
    private final PipelineContext context;
    private final String project;
    private final FileClauses files;

    /** @param project the full path, which a ref may name behind an {@code @} */
    Policies(PipelineContext context, String project, FileClauses files) {
        this.context = context;
        this.project = project;
        this.files = files;
    }

    /** The first condition of {@code only} that does not hold; absent when all do. */
    Optional<String> unfulfilled(Policy only, Variables variables) {
        return parts(only).filter(part -> !holds(part, only, variables)).findFirst();
    }

    /** The first condition of {@code except} that holds; absent when none does. */
    Optional<String> fulfilled(Policy except, Variables variables) {
        return parts(except).filter(part -> holds(part, except, variables)).findFirst();
    }

    /** Whether the policy asks for changes that nobody knows, and so takes them for granted. */
    boolean assumes(Policy policy) {
        return policy.changes().isPresent() && files.changed().kind() != FileList.Kind.KNOWN;
    }

    /** What becomes of each condition, for a person who asks why. */
    List<ClauseAnswer> answers(Policy policy, Variables variables) {
        return parts(policy)
                .map(part -> new ClauseAnswer(
                        part,
                        text(part, policy),
                        holds(part, policy, variables),
                        part.equals("variables") ? seen(policy, variables) : Map.of(),
                        policy.isImplicit() ? "asked of every job without rules" : ""))
                .toList();
    }

    private static String text(String part, Policy policy) {
        return String.join(
                ", ",
                switch (part) {
                    case "refs" -> policy.refs().orElse(List.of());
                    case "changes" -> policy.changes().orElse(List.of());
                    case "variables" ->
                        policy.variables().orElse(List.of()).stream()
                                .map(Expression::text)
                                .toList();
                    default -> List.of("active");
                });
    }

    private static Map<String, Optional<Variable>> seen(Policy policy, Variables variables) {
        Map<String, Optional<Variable>> seen = new LinkedHashMap<>();
        policy.variables()
                .orElse(List.of())
                .forEach(expression -> expression.variables().forEach(name -> seen.put(name, variables.get(name))));
        return seen;
    }

    private static java.util.stream.Stream<String> parts(Policy policy) {
        return policy.given().keySet().stream();
    }

    private boolean holds(String part, Policy policy, Variables variables) {
        return switch (part) {
            case "refs" -> policy.refs().orElse(List.of()).stream().anyMatch(this::isRef);
            case "variables" ->
                policy.variables().orElse(List.of()).stream().anyMatch(expression -> expression.holds(variables));
            case "changes" -> changed(policy.changes().orElse(List.of()));
            default -> false; // No cluster is connected to this machine's pipelines.
        };
    }

    private boolean changed(List<String> globs) {
        FileList changed = files.changed();
        return changed.kind() != FileList.Kind.KNOWN
                || globs.stream().map(PathPattern::of).anyMatch(glob -> changed.paths().stream()
                        .anyMatch(glob::matches));
    }

    private boolean isRef(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        return (at < 0 || text.substring(at + 1).equals(project)) && isName(name);
    }

    /** A kind of ref, a source, or what a branch or tag is called; a merge request has no such name. */
    private boolean isName(String name) {
        boolean tag = context.tag().isPresent();
        boolean branch = !tag && !context.event().mergeRequest();
        String source = context.source().replaceFirst("_event$", "");
        return tag && name.equals("tags")
                || branch && name.equals("branches")
                || name.equals(source)
                || name.equals(plural(source))
                || (tag || branch) && RefPattern.matches(name, context.ref());
    }

    private static String plural(String word) {
        if (word.endsWith("policy")) {
            return word.replaceFirst("y$", "ies");
        }
        return word + (word.endsWith("sh") ? "es" : "s");
    }
}
