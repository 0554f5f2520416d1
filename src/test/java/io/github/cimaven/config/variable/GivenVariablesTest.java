package io.github.cimaven.config.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenVariablesTest {
    private static final GivenVariables GIVEN = new GivenVariables(
            Variables.of(List.of(Variable.of("TOP", "pipeline"))),
            List.of(
                    project("URL", "exact", "review/one"),
                    project("URL", "every", "*"),
                    project("URL", "long", "review/o*"),
                    project("URL", "short", "review/*"),
                    project("TOP", "project", "*"),
                    new ProjectVariable(Variable.of("KEY", "secret"), "*", true)));

    private static ProjectVariable project(String name, String value, String scope) {
        return new ProjectVariable(Variable.of(name, value), scope, false);
    }

    private static Optional<String> value(String name, Optional<String> environment, boolean protectedRef) {
        return GIVEN.in(environment, protectedRef).get(name).map(Variable::value);
    }

    @ParameterizedTest
    @CsvSource({"review/one,exact", "review/other,long", "review/two,short", "production,every", "xreview/one,every"})
    void theMostExactScopeWins(String environment, String expected) {
        assertThat(value("URL", Optional.of(environment), false)).contains(expected);
    }

    @Test
    void aJobWithoutEnvironmentGetsWhatEveryJobGets() {
        assertThat(value("URL", Optional.empty(), false)).contains("every");
    }

    @Test
    void thePipelinesVariablesWin() {
        assertThat(value("TOP", Optional.empty(), false)).contains("pipeline");
    }

    @Test
    void protectedVariablesStayAwayFromOtherRefs() {
        assertThat(value("KEY", Optional.empty(), false)).isEmpty();
        assertThat(value("KEY", Optional.empty(), true)).contains("secret");
    }
}
