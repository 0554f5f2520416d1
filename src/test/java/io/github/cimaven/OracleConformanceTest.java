package io.github.cimaven;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.config.expression.ExpressionParser;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.testkit.Agreement;
import io.github.cimaven.testkit.Conformance;
import io.github.cimaven.testkit.Differences;
import io.github.cimaven.testkit.OracleCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Our answers beside GitLab's own, value by value, as one table by area. {@code -Dconformance.oracle=FOLDER} compares another
 * folder of recorded answers, {@code -Dconformance.only=PREFIX} a part of it.
 */
class OracleConformanceTest {
    private static final Path KNOWN = Path.of("src/test/resources/oracle-differences.txt");
    private static final String OF_THE_PARSER = "(<unknown>):";

    /** Counts of one line of the table. */
    private static final class Row {
        private int cases;
        private int valid;
        private int errors;
        private int jobs;
        private int pipeline;

        void add(Agreement agreement) {
            cases++;
            valid += agreement.under("valid") ? 1 : 0;
            errors += agreement.under("valid", "errors", "warnings") ? 1 : 0;
            jobs += agreement.under("valid", "stages", "jobs", "workflow") ? 1 : 0;
            pipeline += agreement.under("valid", "pipeline") ? 1 : 0;
        }

        void add(Row other) {
            cases += other.cases;
            valid += other.valid;
            errors += other.errors;
            jobs += other.jobs;
            pipeline += other.pipeline;
        }

        String line(String area) {
            return String.format(Locale.ROOT, "%-36s %7d %7d %8d %7d %9d", area, cases, valid, errors, jobs, pipeline);
        }
    }

    @Test
    void answersAsGitLabDoes() throws IOException {
        Path oracle = Conformance.oracle();
        Map<String, String> weak = Differences.reasons(oracle.resolve("unfaithful.txt"));
        Map<String, String> known = Differences.reasons(KNOWN);
        Map<String, Row> rows = new LinkedHashMap<>();
        List<String> differing = new ArrayList<>();
        for (Path folder : cases(oracle)) {
            String name = oracle.relativize(folder).toString().replace('\\', '/');
            Agreement agreement = agreement(OracleCase.in(folder), weak.containsKey(name));
            rows.computeIfAbsent(name.substring(0, name.indexOf('/')), area -> new Row())
                    .add(agreement);
            if (!agreement.differences().isEmpty() && !known.containsKey(name)) {
                differing.add(name + "\n    " + String.join("\n    ", agreement.differences()));
            }
        }
        List<String> expressions = expressions(oracle);
        System.out.println(table(rows, oracle, expressions));
        differing.addAll(expressions);
        assertThat(differing.isEmpty())
                .withFailMessage("differences in " + differing.size() + " cases:\n" + String.join("\n", differing))
                .isTrue();
    }

    private static String table(Map<String, Row> rows, Path oracle, List<String> expressions) throws IOException {
        Row total = new Row();
        rows.values().forEach(total::add);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-36s %7s %7s %8s %7s %9s", "area", "cases", "valid", "errors", "jobs", "pipeline"));
        new TreeMap<>(rows).forEach((area, row) -> lines.add(row.line(area)));
        lines.add(total.line("total"));
        int all = recordedExpressions(oracle).size();
        lines.add(String.format(Locale.ROOT, "%-36s %7d %7d", "expressions", all, all - expressions.size()));
        return String.join("\n", lines);
    }

    private static List<Path> cases(Path oracle) throws IOException {
        String only = System.getProperty("conformance.only", "");
        try (Stream<Path> folders = Files.walk(oracle, 2)) {
            return folders.filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .filter(folder -> oracle.relativize(folder).toString().startsWith(only))
                    .sorted()
                    .toList();
        }
    }

    /** @param weak whether only the verdict is to be trusted, not the texts */
    private static Agreement agreement(OracleCase recorded, boolean weak) throws IOException {
        JsonObject ours;
        try {
            ours = recorded.answer();
        } catch (RuntimeException e) {
            return new Agreement(List.of("valid: we broke: " + e));
        }
        JsonObject theirs = recorded.expected();
        JsonArray errors = theirs.getAsJsonArray("errors");
        boolean ofTheParser = !errors.isEmpty() && errors.get(0).getAsString().startsWith(OF_THE_PARSER);
        if (weak || ofTheParser) {
            assertThat(ours.get("valid").getAsBoolean()
                            || !ours.getAsJsonArray("errors").isEmpty())
                    .isTrue();
            ours.remove("errors");
            theirs.remove("errors");
        }
        return Agreement.of(ours, theirs);
    }

    private static List<JsonObject> recordedExpressions(Path oracle) throws IOException {
        Path file = oracle.resolve("expressions.jsonl");
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static List<String> expressions(Path oracle) throws IOException {
        return recordedExpressions(oracle).stream()
                .filter(recorded ->
                        !value(recorded).equals(recorded.get("result").getAsString()))
                .map(recorded -> recorded + ": ours " + value(recorded))
                .toList();
    }

    private static String value(JsonObject recorded) {
        List<Variable> variables = new ArrayList<>();
        recorded.getAsJsonObject("variables")
                .asMap()
                .forEach((name, value) -> variables.add(Variable.of(name, value.getAsString())));
        return ExpressionParser.parse(recorded.get("expr").getAsString())
                .expression()
                .map(expression -> String.valueOf(expression.holds(Variables.of(variables))))
                .orElse("error");
    }
}
