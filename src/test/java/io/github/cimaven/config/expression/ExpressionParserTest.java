package io.github.cimaven.config.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {
    /** The answers that GitLab's own code gave. */
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

    @ParameterizedTest
    @CsvSource({
        "$A =~ false,false",
        "$A !~ false,true",
        "'$A =~ (!\"x\")',false",
        "'$A !~ (!\"x\")',true",
        "$A =~ null,false",
        "$A !~ null,true"
    })
    void whatIsNotTrueIsNoPattern(String text, boolean holds) {
        Variables variables = Variables.of(List.of(Variable.of("A", "false")));

        assertThat(ExpressionParser.parse(text).expression().orElseThrow().holds(variables))
                .isEqualTo(holds);
    }

    @Test
    void deepNestingCostsNoStack() {
        String text = "(".repeat(49) + "$A" + ")".repeat(49);

        assertThat(ExpressionParser.parse(text).expression()).isPresent();
        assertThat(ExpressionParser.parse("(".repeat(100_000) + "$A").error()).isPresent();
    }
}
