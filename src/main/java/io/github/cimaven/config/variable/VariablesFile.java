package io.github.cimaven.config.variable;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Phase;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReader;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a file of project variables: {@code NAME: value}, or {@code NAME:} with the attributes of GitLab's settings page, or a
 * list of such for several environments.
 */
public final class VariablesFile {
    private static final List<String> KEYS =
            List.of("value", "type", "environment_scope", "masked", "protected", "raw", "description");
    private static final List<String> TYPES = List.of("variable", "file");
    private static final int SHORTEST_MASKED = 8;
    /** Signs of a message that repeats what is written in the file. */
    private static final Pattern QUOTE = Pattern.compile("['\"`]|undefined|unknown");

    private final List<ProjectVariable> variables = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private VariablesFile() {}

    /** @param problems all that is wrong with the file; when there is one, the variables are not to be used */
    public record Read(List<ProjectVariable> variables, List<Problem> problems) {
        public Read {
            variables = List.copyOf(variables);
            problems = List.copyOf(problems);
        }
    }

    public static Read read(SourceText source) {
        VariablesFile file = new VariablesFile();
        YamlReader.Result result = YamlReader.read(source.span(0, source.text().length()));
        result.problems().stream().map(VariablesFile::withoutQuotes).forEach(file.problems::add);
        result.root().filter(root -> !root.isNull()).ifPresent(file::root);
        return new Read(file.variables, file.problems);
    }

    /** The same problem without the words of the file, each of which may be a secret. */
    private static Problem withoutQuotes(Problem problem) {
        return switch (problem.code()) {
            case "yaml-syntax" -> syntax(problem);
            case "duplicate-anchor" -> problem.saying("an anchor is defined twice");
            case "duplicate-key" -> problem.saying("a name stands here a second time");
            case "yaml-date" -> problem.withHint("quote it to make it a text");
            case "reference-invalid" -> problem.saying("!reference has no place in a file of variables");
            default -> problem;
        };
    }

    private static Problem syntax(Problem problem) {
        if (problem.message().startsWith("An alias")) {
            return problem.saying("An alias referenced an unknown anchor").withHint("quote a value that begins with *");
        }
        boolean quotes = QUOTE.matcher(problem.message()).find();
        return quotes ? problem.saying("Invalid YAML syntax: quote a value that has signs of YAML in it") : problem;
    }

    private void root(YamlNode root) {
        if (!(root instanceof YamlMap map)) {
            problem(root.span(), "a file of variables holds lines of 'NAME: value'", Optional.empty());
            return;
        }
        map.entries().forEach((name, entry) -> {
            if (!name.matches("[A-Za-z0-9_]+")) {
                problem(
                        entry.key().span(),
                        "the name of a variable has letters, digits and _ only",
                        Optional.of("as GitLab's settings demand"));
            } else if (entry.value() instanceof YamlList list) {
                list.items().forEach(item -> variable(name, item, entry.key().span()));
            } else {
                variable(name, entry.value(), entry.key().span());
            }
        });
    }

    private void variable(String name, YamlNode value, Span key) {
        if (value instanceof YamlScalar scalar) {
            variables.add(new ProjectVariable(Variable.of(name, scalar.text()), ProjectVariable.EVERYWHERE, false));
        } else if (value instanceof YamlMap map) {
            described(name, map, key);
        } else {
            problem(value.span(), "the variable " + name + " is a text, or a map with 'value'", Optional.empty());
        }
    }

    private void described(String name, YamlMap map, Span key) {
        for (String attribute : map.names()) {
            if (!KEYS.contains(attribute)) {
                problem(
                        map.keySpan(attribute),
                        "a variable has no such attribute; it can have " + String.join(", ", KEYS),
                        DidYouMean.nearest(attribute, KEYS).map(near -> "did you mean '" + near + "'?"));
            }
        }
        Optional<String> text = text(map, "value");
        if (!map.has("value")) {
            problem(key, "the variable " + name + " has no 'value'", Optional.empty());
        }
        String type = text(map, "type").orElse("variable");
        if (!TYPES.contains(type)) {
            problem(
                    map.get("type").orElse(map).span(),
                    "the type of a variable is variable or file",
                    DidYouMean.nearest(type, TYPES).map(near -> "did you mean '" + near + "'?"));
        }
        boolean masked = flag(map, "masked");
        String value = text.orElse("");
        if (masked && !maskable(value)) {
            problem(
                    map.get("value").orElse(map).span(),
                    "the value of " + name + " cannot be masked",
                    Optional.of("GitLab masks values of one line with at least 8 characters and no blanks"));
        }
        variables.add(new ProjectVariable(
                new Variable(name, value, !flag(map, "raw"), type.equals("file"), masked),
                text(map, "environment_scope").orElse(ProjectVariable.EVERYWHERE),
                flag(map, "protected")));
    }

    private static boolean maskable(String value) {
        return value.length() >= SHORTEST_MASKED && value.chars().noneMatch(Character::isWhitespace);
    }

    private Optional<String> text(YamlMap map, String name) {
        Optional<YamlNode> given = map.specified(name);
        if (given.isPresent() && given.get().asScalar().isEmpty()) {
            problem(given.get().span(), "'" + name + "' is a text", Optional.empty());
        }
        return given.flatMap(YamlNode::asScalar).map(YamlScalar::text);
    }

    private boolean flag(YamlMap map, String name) {
        Optional<YamlNode> given = map.specified(name);
        if (given.isEmpty()) {
            return false;
        }
        if (given.get() instanceof YamlScalar scalar && scalar.value() instanceof Boolean flag) {
            return flag;
        }
        problem(given.get().span(), "'" + name + "' is true or false", Optional.empty());
        return false;
    }

    private void problem(Span span, String message, Optional<String> hint) {
        Problem problem = Problem.error("invalid-variables-file", message, span).in(Phase.LOADING);
        problems.add(hint.map(problem::withHint).orElse(problem));
    }
}
