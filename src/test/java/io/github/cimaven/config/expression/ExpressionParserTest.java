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
        "'$A == main',6,'a text stands in quotes, a variable begins with $'",
        "'$A = \"x\"',3,write == to compare",
        "'$A === \"x\"',5,two characters are enough: == or !=",
        "'$A =~ /x\\(?=y)/',6,RE2 does not accept this pattern: a ) in it was never opened",
        "'$A & $B',3,write && for 'and'",
        "'$A and $B',3,write && for 'and'",
        "'$A | $B',3,write || for 'or'",
        "'$A > $B',3,'values can be compared by ==, !=, =~ and !~ only'",
        "'${A}',0,write a variable without braces: $NAME",
        "'$A == \"x',6,this quote is never closed",
        "'$A ; $B',3,nothing of an expression begins here",
        "'$A =~ /(x/',6,RE2 does not accept this pattern: missing closing )",
        "'$A =~ /x(?=y)/',6,RE2 does not accept this pattern: it cannot look ahead or behind as with '(?='",
        "'$A =~ /(x)\\1/',6,RE2 does not accept this pattern: it has no references to groups as with '\\1'",
        "'$A =~ /x{1001}/',6,'RE2 does not accept this pattern, it is too large'",
        "'$A =~ /x)/',6,RE2 does not accept this pattern: a ) in it was never opened"
    })
    void tellsWhereItGoesWrong(String text, int offset, String message) {
        assertThat(ExpressionParser.parse(text).error()).contains(new SyntaxError(message, offset));
    }

    @ParameterizedTest
    @CsvSource({"'$A =~ /x',6", "'$A =~ /x/',6", "'$A =~ /xy/z',10"})
    void tellsWhatAPatternLooksLike(String text, int offset) {
        SyntaxError error = ExpressionParser.parse(text).error().orElseThrow();

        assertThat(error.offset()).isEqualTo(offset);
        assertThat(error.message()).startsWith("a pattern has two characters or more between its slashes");
    }

    @Test
    void showsAsMuchAsHelps() {
        String text = "$A == main-branch-of-this-project";

        assertThat(ExpressionParser.parse(text).error().orElseThrow().in(text))
                .isEqualTo("at 'main-branch-of-this-…': a text stands in quotes, a variable begins with $");
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
