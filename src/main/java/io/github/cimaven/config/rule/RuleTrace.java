package io.github.cimaven.config.rule;

import io.github.cimaven.config.model.Changes;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.rule.RuleAnswer.Result;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks rules as a {@link RuleMatcher} does, and remembers what each of them saw. */
public final class RuleTrace {
    private final RuleMatcher matcher;
    private final Variables variables;

    /** @param variables all that are known where the rules stand, not yet expanded */
    public RuleTrace(Variables variables, FileClauses files) {
        this.matcher = new RuleMatcher(variables, files);
        this.variables = variables;
    }

    /** One answer for each rule. */
    public List<RuleAnswer> answers(List<Rule> rules) {
        List<RuleAnswer> answers = new ArrayList<>();
        boolean decided = false;
        for (Rule rule : rules) {
            RuleAnswer answer = decided ? new RuleAnswer(rule, Result.NOT_ASKED, List.of()) : answer(rule);
            answers.add(answer);
            decided |= answer.result() != Result.DOES_NOT_MATCH;
        }
        return answers;
    }

    private RuleAnswer answer(Rule rule) {
        List<ClauseAnswer> clauses = new ArrayList<>();
        for (String clause : rule.given().values().keySet()) {
            if (isCondition(clause, rule)) {
                RuleMatcher.Asked asked = matcher.ask(clause, rule);
                clauses.add(new ClauseAnswer(
                        clause,
                        text(clause, rule),
                        asked.holds(),
                        clause.equals("if") ? seen(rule, variables) : Map.of(),
                        asked.error().orElseGet(() -> remark(clause, rule, asked.holds()))));
                if (!asked.holds()) {
                    return new RuleAnswer(
                            rule, asked.error().isPresent() ? Result.UNANSWERABLE : Result.DOES_NOT_MATCH, clauses);
                }
            }
        }
        return new RuleAnswer(rule, Result.MATCHES, clauses);
    }

    private static boolean isCondition(String clause, Rule rule) {
        return switch (clause) {
            case "if" -> rule.condition().isPresent();
            case "changes" -> rule.changes().isPresent();
            case "exists" -> rule.exists().isPresent();
            default -> false;
        };
    }

    private static String text(String clause, Rule rule) {
        return switch (clause) {
            case "if" -> rule.condition().orElseThrow().text();
            case "changes" -> {
                Changes changes = rule.changes().orElseThrow();
                yield String.join(", ", changes.paths())
                        + changes.compareTo().map(ref -> " compared to " + ref).orElse("");
            }
            default -> String.join(", ", rule.exists().orElseThrow().paths());
        };
    }

    private static Map<String, Optional<Variable>> seen(Rule rule, Variables variables) {
        Map<String, Optional<Variable>> seen = new LinkedHashMap<>();
        rule.condition().orElseThrow().variables().forEach(name -> seen.put(name, variables.get(name)));
        return seen;
    }

    private String remark(String clause, Rule rule, boolean holds) {
        if (clause.equals("exists")) {
            return holds ? "there is such a file" : "there is no such file";
        }
        return clause.equals("changes") ? matcher.changedFiles(rule.changes().orElseThrow()) : "";
    }
}
