package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with the header or the inputs of one file, in GitLab's order. Not safe for threads. */
final class Findings {
    /** GitLab says so many in one sentence and leaves the others out. */
    private static final int SAID_AT_ONCE = 3;

    private final List<Problem> problems = new ArrayList<>();

    void add(String code, String message, Span span, Optional<String> hint) {
        Problem problem = Problem.error(code, message, span);
        add(hint.map(problem::withHint).orElse(problem));
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    int size() {
        return problems.size();
    }

    boolean none() {
        return problems.isEmpty();
    }

    List<Problem> each() {
        return List.copyOf(problems);
    }

    /** GitLab's sentence as one problem with the places of all that it says, then those that GitLab leaves out. */
    List<Problem> problems() {
        if (none()) {
            return List.of();
        }
        List<Problem> said = problems.stream().limit(SAID_AT_ONCE).toList();
        List<Problem> all = new ArrayList<>(List.of(together(said)));
        problems.stream().skip(SAID_AT_ONCE).distinct().forEach(all::add);
        return all;
    }

    private static Problem together(List<Problem> said) {
        Problem first = said.get(0);
        String message = said.stream().map(Problem::message).collect(Collectors.joining(", "));
        String hints = said.stream()
                .flatMap(problem -> problem.hint().stream())
                .distinct()
                .collect(Collectors.joining("; "));
        Problem joint = first.saying(message).alsoAt(places(first, said));
        return hints.isEmpty() ? joint : joint.withHint(hints);
    }

    /** Excerpts stand below one file name. */
    private static List<Span> places(Problem first, List<Problem> said) {
        return said.stream()
                .flatMap(problem -> Stream.concat(problem.span().stream(), problem.also().stream()))
                .distinct()
                .filter(span -> !first.span().equals(Optional.of(span)))
                .filter(span -> first.span()
                        .filter(known -> known.source() == span.source())
                        .isPresent())
                .toList();
    }
}
