package io.github.cimaven.config.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.testkit.Conformance;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {
    /** The answers that GitLab's own code gave. */
    @TestFactory
    Stream<DynamicTest> agreesWithGitLab() throws IOException {
        return Files.readAllLines(Conformance.folder("oracle").resolve("expressions.jsonl")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .map(recorded -> DynamicTest.dynamicTest(recorded.toString(), () -> assertThat(answer(recorded))
                        .isEqualTo(recorded.get("result").getAsString())));
    }

    private static String answer(JsonObject recorded) {
        List<Variable> variables = new ArrayList<>();
        recorded.getAsJsonObject("variables")
                .asMap()
                .forEach((name, value) -> variables.add(Variable.of(name, value.getAsString())));
        return ExpressionParser.parse(recorded.get("expr").getAsString())
                .expression()
                .map(expression -> String.valueOf(expression.holds(Variables.of(variables))))
                .orElse("error");
    }

    @ParameterizedTest
    @CsvSource({
        "'$A == ',3,a value is missing",
        "'($A',0,this parenthesis is never closed",
        "'$A)',2,this parenthesis was never opened",
        "'$A $B',3,an operator is missing",
        "'$A == main',6,nothing of an expression begins here",
        "'$A =~ /(x/',6,RE2 does not accept this pattern"
    })
    void tellsWhereItGoesWrong(String text, int offset, String message) {
        assertThat(ExpressionParser.parse(text).error()).contains(new SyntaxError(message, offset));
    }

    @Test
    void deepNestingCostsNoStack() {
        String text = "(".repeat(49) + "$A" + ")".repeat(49);

        assertThat(ExpressionParser.parse(text).expression()).isPresent();
        assertThat(ExpressionParser.parse("(".repeat(100_000) + "$A").error()).isPresent();
    }
}
