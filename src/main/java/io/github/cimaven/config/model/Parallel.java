package io.github.cimaven.config.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs that {@code parallel} makes of one, or those of them that a need means.
 *
 * @param permutations in order; one that is there twice counts twice
 * @param matrix the entries that the permutations come from, every value a list; absent when they only differ in their number
 * @see <a href="https://docs.gitlab.com/ci/yaml/#parallel">parallel</a>
 */
public record Parallel(List<Permutation> permutations, Optional<List<Map<String, List<String>>>> matrix) {
    /** What {@code parallel} without a value makes: no job at all. */
    public static final Parallel NONE = new Parallel(List.of(), Optional.empty());

    public Parallel {
        permutations = List.copyOf(permutations);
        matrix = matrix.map(List::copyOf);
    }

    /**
     * @param suffix what is added to the name of the job
     * @param variables in the order of the matrix entry
     */
    public record Permutation(String suffix, Map<String, String> variables) {
        public Permutation {
            variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        }
    }

    /** {@code parallel: 5}. */
    public static Parallel times(int total) {
        List<Permutation> permutations = new ArrayList<>();
        for (int index = 1; index <= total; index++) {
            permutations.add(new Permutation(" " + index + "/" + total, Map.of()));
        }
        return new Parallel(permutations, Optional.empty());
    }

    /** {@code parallel:matrix}: of each entry every choice of values, the first variable changing slowest. */
    public static Parallel of(List<Map<String, List<String>>> entries) {
        List<Permutation> permutations = new ArrayList<>();
        for (Map<String, List<String>> entry : entries) {
            choices(entry)
                    .forEach(choice -> permutations.add(
                            new Permutation(": [" + String.join(", ", choice.values()) + "]", choice)));
        }
        return new Parallel(permutations, Optional.of(entries));
    }

    private static List<Map<String, String>> choices(Map<String, List<String>> entry) {
        if (entry.values().stream().anyMatch(List::isEmpty)) {
            return List.of(); // Before the others are multiplied in vain.
        }
        List<Map<String, String>> choices = List.of(Map.of());
        for (Map.Entry<String, List<String>> variable : entry.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> choice : choices) {
                for (String value : variable.getValue()) {
                    Map<String, String> next = new LinkedHashMap<>(choice);
                    next.put(variable.getKey(), value);
                    longer.add(next);
                }
            }
            choices = longer;
        }
        return choices;
    }

    /** What was asked for, every value of a matrix a list; absent when it was nothing. */
    public Optional<Map<String, Object>> given() {
        return matrix.<Map<String, Object>>map(entries -> Map.of("matrix", entries))
                .or(() -> Optional.of(permutations.size())
                        .filter(number -> number > 0)
                        .map(number -> Map.of("number", number)));
    }

    /** What GitLab holds as the option of one of the jobs. */
    public Map<String, Object> option(int index) {
        int total = permutations.size();
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("number", matrix.isPresent() ? index : total);
        option.put("total", total);
        matrix.ifPresent(entries -> option.put("matrix", entries));
        return option;
    }
}
