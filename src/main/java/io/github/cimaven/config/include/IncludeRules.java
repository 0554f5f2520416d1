package io.github.cimaven.config.include;

import io.github.cimaven.config.keyword.RulesKeyword;
import io.github.cimaven.config.keyword.Site;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.rule.FileClauses;
import io.github.cimaven.config.rule.FileList;
import io.github.cimaven.config.rule.RuleFiles;
import io.github.cimaven.config.rule.RuleMatcher;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code include:rules}: whether an include is followed. {@code exists} looks into the project that the including file belongs to,
 * {@code changes} at what the event changed.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/includes/#use-rules-with-include">rules with include</a>
 */
final class IncludeRules {
    private final RuleFiles own;
    private final Map<Optional<Surroundings.Home>, FileClauses> clauses = new HashMap<>();

    /** @param own the pipeline's own project */
    IncludeRules(RuleFiles own) {
        this.own = own;
    }

    /** Whether the rules of an item let it in; it stays out, and that is said, where they cannot be told. */
    boolean letIn(IncludeItem item, Surroundings around, Consumer<Problem> problems) {
        Optional<YamlNode> rules = item.values().specified("rules").filter(value -> !isFalse(value));
        if (rules.isEmpty()) {
            return true;
        }
        boolean[] failed = {false};
        Consumer<Problem> watched = problem -> {
            failed[0] |= problem.isError();
            problems.accept(problem);
        };
        Site site = Site.root(watched, unused -> {}).at("include", rules.get());
        Optional<List<Rule>> read = RulesKeyword.ofInclude().read(rules.get(), site);
        return !failed[0] && read.isPresent() && match(read.get(), rules.get(), around, problems);
    }

    private static boolean isFalse(YamlNode value) {
        return value.asScalar()
                .filter(scalar -> Boolean.FALSE.equals(scalar.value()))
                .isPresent();
    }

    private boolean match(List<Rule> rules, YamlNode value, Surroundings around, Consumer<Problem> problems) {
        FileClauses files = clauses.computeIfAbsent(around.home(), home -> new FileClauses(files(home)));
        RuleMatcher.Match match = new RuleMatcher(around.variables(), files).first(rules);
        if (match.error().isPresent()) {
            problems.accept(
                    Problem.error("include-rules", "include:" + match.error().get(), value.span()));
        }
        return match.rule()
                .filter(rule -> rule.when().filter(When.NEVER::equals).isEmpty())
                .isPresent();
    }

    private RuleFiles files(Optional<Surroundings.Home> home) {
        return home.filter(of -> of.name().isEmpty()).isPresent() ? own : new Foreign(own, home);
    }

    /** The files of another project, with the changes of the pipeline's own. */
    private record Foreign(RuleFiles own, Optional<Surroundings.Home> home) implements RuleFiles {
        @Override
        public FileList changed() {
            return own.changed();
        }

        @Override
        public FileList changedSince(String ref) {
            return own.changedSince(ref);
        }

        @Override
        public List<String> paths() {
            try {
                return home.isPresent() ? home.get().files().paths() : List.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public FileList paths(String project, Optional<String> ref) {
            return own.paths(project, ref);
        }
    }
}
