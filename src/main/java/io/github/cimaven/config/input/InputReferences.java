package io.github.cimaven.config.input;

import io.github.cimaven.config.expression.Expression;
import io.github.cimaven.config.expression.ExpressionParser;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Rules of inputs that ask for an input which does not exist, or which gets its value later: GitLab takes it for nothing. */
final class InputReferences {
    private InputReferences() {}

    /** @param order the names of all inputs, as they get their values */
    static List<Problem> warnings(YamlMap inputs, Collection<String> order) {
        List<Problem> warnings = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (String name : order) {
            inputs.get(name)
                    .flatMap(YamlNode::asMap)
                    .flatMap(spec -> spec.specified("rules"))
                    .flatMap(YamlNode::asList)
                    .ifPresent(rules -> inRules(rules, order, before, warnings));
            before.add(name);
        }
        return warnings;
    }

    private static void inRules(YamlList rules, Collection<String> order, List<String> before, List<Problem> warnings) {
        rules.items().stream()
                .flatMap(rule -> rule.asMap().stream())
                .flatMap(rule -> rule.specified("if").stream())
                .forEach(clause -> clause
                        .asString()
                        .flatMap(text -> ExpressionParser.parse(text).expression())
                        .map(Expression::inputs)
                        .orElse(List.of())
                        .stream()
                        .filter(name -> !before.contains(name))
                        .forEach(name -> warnings.add(warning(name, clause, order))));
    }

    private static Problem warning(String name, YamlNode clause, Collection<String> names) {
        if (names.contains(name)) {
            return Problem.warning(
                            "input-later", "the input '" + name + "' gets its value after this rule", clause.span())
                    .withHint("a default of it does not count here; let it stand before this input");
        }
        Problem problem = Problem.warning(
                "input-undefined", "there is no input '" + name + "', so it counts as nothing", clause.span());
        return DidYouMean.nearest(name, names)
                .map(near -> problem.withHint("did you mean '" + near + "'?"))
                .orElse(problem);
    }
}
