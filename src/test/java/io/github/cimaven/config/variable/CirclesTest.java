package io.github.cimaven.config.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CirclesTest {
    private static List<List<String>> circles(Map<String, List<String>> edges) {
        List<String> names = List.copyOf(new TreeMap<>(edges).keySet());
        Map<String, String> same = new HashMap<>();
        names.forEach(name -> same.put(name, name));
        return Circles.among(names, name -> edges.getOrDefault(name, List.of()).stream()
                .filter(same::containsKey)
                .map(same::get)
                .toList());
    }

    @Test
    void namesThatLeadToEachOther() {
        assertThat(circles(Map.of("A", List.of("B"), "B", List.of("A")))).containsExactly(List.of("A", "B"));
        assertThat(circles(Map.of("A", List.of("B"), "B", List.of("C"), "C", List.of("B"))))
                .containsExactly(List.of("B", "C"));
        assertThat(circles(Map.of("A", List.of("B", "C"), "B", List.of("A"), "C", List.of("A"))))
                .containsExactly(List.of("A", "B", "C"));
        assertThat(circles(Map.of("A", List.of("B"), "B", List.of("A"), "C", List.of("D", "A"), "D", List.of("C"))))
                .containsExactly(List.of("A", "B"), List.of("C", "D"));
    }

    @Test
    void aVariableCountsInEveryLevel() {
        Variables yaml = Variables.of(List.of(Variable.of("A", "$B"), Variable.of("B", "$A")));
        Variables given = Variables.of(List.of(Variable.of("A", "overridden"), Variable.of("B", "$A")));
        assertThat(Expansion.circles(List.of(yaml, given))).containsExactly(List.of("A", "B", "B"));
    }

    @Test
    void oneThatNamesItselfIsNone() {
        assertThat(circles(Map.of("A", List.of("A"), "B", List.of("A")))).isEmpty();
    }

    @Test
    void aLongChainIsNoProblem() {
        Map<String, List<String>> chain = new TreeMap<>();
        IntStream.range(0, 100_000).forEach(i -> chain.put("V" + i, List.of("V" + (i + 1))));
        assertThat(circles(chain)).isEmpty();
    }
}
