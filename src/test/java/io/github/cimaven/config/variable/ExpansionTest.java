package io.github.cimaven.config.variable;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExpansionTest {
    /** Each names the one before it so many times. */
    private static Variables chain(int length, String... times) {
        List<Variable> all = new ArrayList<>();
        all.add(Variable.of("V0", "0123456789"));
        for (int i = 1; i < length; i++) {
            all.add(Variable.of("V" + i, String.join("", times).replace("?", "$V" + (i - 1))));
        }
        return Variables.of(all);
    }

    @Test
    void valuesThatDoubleInEachStepFindAnEnd() {
        Variables doubled = chain(40, "?", "?");
        assertThat(Expansion.isTooLong(doubled)).isTrue();
        Variables expanded = Expansion.onServer(doubled).variables();
        long length = expanded.all().stream()
                .mapToLong(variable -> variable.value().length())
                .sum();
        assertThat(length).isBetween(1_000_000L, Room.MOST + 10_000);
        assertThat(Expansion.onRunner(expanded)).hasSize(40);
        assertThat(Expansion.known("$V39".repeat(100_000), expanded).length()).isLessThan(10_000_000);
    }

    @Test
    void usualOnesAreNotTooLong() {
        Variables usual = chain(15, "?", "?");
        assertThat(Expansion.isTooLong(usual)).isFalse();
        assertThat(Expansion.onServer(usual)
                        .variables()
                        .get("V14")
                        .orElseThrow()
                        .value())
                .isEqualTo("0123456789".repeat(1 << 14));
    }

    @Test
    void aLongChainNeedsNoDeepStack() {
        List<Variable> down = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            down.add(Variable.of("V" + i, "$V" + (i + 1)));
        }
        Variables chain = Variables.of(down);
        assertThat(Expansion.isTooLong(chain)).isTrue();
        assertThat(Expansion.onServer(chain).variables().all()).hasSize(50_000);
    }

    @Test
    void bracesThatAreNeverClosedTakeNoTime() {
        Variables variables = Variables.of(List.of(Variable.of("A", "x")));
        String open = "${".repeat(200_000);
        assertThat(Expansion.text(open, variables)).isEqualTo(open);
        assertThat(Expansion.text("${A}$A$$ ${" + "A$A", variables)).isEqualTo("xx$ ${Ax");
        assertThat(Expansion.text("$A ${A}$1", variables)).isEqualTo("x x");
    }
}
