package io.github.cimaven.config.parallel;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of one job's needs, with {@code $[[ matrix.NAME ]]} replaced by the job's values.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/matrix_expressions/">Matrix expressions</a>
 */
final class MatrixText {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\[\\[\\s*matrix\\.([a-zA-Z0-9_-]+)\\s*\\]\\]");

    private final Variables ofJob;
    private final Variables ofMatrix;
    private final Set<String> unknown = new LinkedHashSet<>();

    MatrixText(Variables ofJob, Variables ofMatrix) {
        this.ofJob = ofJob;
        this.ofMatrix = ofMatrix;
    }

    /** Names that were asked for in vain. */
    Set<String> unknown() {
        return unknown;
    }

    /** The needs without those that asked in vain: what they mean is not known. */
    static List<Need> known(List<Need> needs) {
        return needs.stream()
                .filter(need -> !EXPRESSION.matcher(need.job()).find())
                .toList();
    }

    String in(String text) {
        return text.contains("$[[") ? EXPRESSION.matcher(text).replaceAll(this::value) : text;
    }

    private String value(MatchResult expression) {
        String name = expression.group(1);
        Optional<String> value =
                ofMatrix.get(name).map(Variable::value).or(() -> ofJob.get(name).map(MatrixText::held));
        if (value.isEmpty()) {
            unknown.add(name);
        }
        return Matcher.quoteReplacement(value.orElse(expression.group()));
    }

    /** A variable that is not of the matrix comes as GitLab holds it: a wrong name that its message then shows. */
    private static String held(Variable variable) {
        String value = variable.value().replace("\\", "\\\\").replace("\"", "\\\"");
        return "{:value=>\"" + value + "\"" + (variable.expand() ? "" : ", :raw=>true") + "}";
    }

    /** The texts in one of the options, however deep. */
    Options in(Options options, String name) {
        Object value = options.values().get(name);
        return value == null ? options : options.with(name, inside(value));
    }

    private Object inside(Object value) {
        if (value instanceof String text) {
            return in(text);
        }
        if (value instanceof List<?> items) {
            return items.stream().map(this::inside).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> changed = new LinkedHashMap<>();
            map.forEach((key, inner) -> changed.put(key, inside(inner)));
            return changed;
        }
        return value;
    }
}
