package io.github.cimaven.config.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Masked values in messages. */
class MaskedTextTest {
    @Test
    void aSecretWithinAnotherOneLeavesNothingOfIt() {
        Variables variables =
                Variables.of(List.of(Variable.masked("PART", "secret"), Variable.masked("ALL", "secret-and-more")));
        assertThat(variables.masked("a secret-and-more, a secret")).isEqualTo("a xxxxxxxxxxxxxxx, a xxxxxx");
    }

    @Test
    void aDoubledDollarIsASingleOneWhereTheValueIsFilledIn() {
        Variables variables = Variables.of(List.of(new Variable("KEY", "pass$$word", true, false, true)));
        assertThat(variables.hidden("review/pass$word and pass$$word")).isEqualTo("review/[MASKED] and [MASKED]");
    }
}
