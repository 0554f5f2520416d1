package io.github.cimaven.config.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problems as people look at them: those of one piece of text together, and of many of one kind the first few. */
final class ProblemGroups {
    /** So many of a kind are shown, if there are more of it than {@link #FEW}. */
    private static final int SHOWN = 3;

    private static final int FEW = 5;

    private ProblemGroups() {}

    /**
     * What is shown at one place.
     *
     * @param same the problems of that place, which differ in the job that they are of
     * @param more one problem for each further place of the same kind, behind the last one shown
     */
    record Group(List<Problem> same, List<Problem> more) {
        Problem first() {
            return same.get(0);
        }
    }

    /** In the order of the problems. */
    static List<Group> of(List<Problem> problems) {
        Map<String, List<Problem>> byPlace = new LinkedHashMap<>();
        for (Problem problem : problems) {
            String place = problem.span()
                    .map(span -> span.source().name() + ":" + span.start() + " ")
                    .orElse("");
            byPlace.computeIfAbsent(place + kind(problem), key -> new ArrayList<>())
                    .add(problem);
        }
        Map<String, List<Problem>> byKind = new HashMap<>();
        for (List<Problem> same : byPlace.values()) {
            byKind.computeIfAbsent(kind(same.get(0)), key -> new ArrayList<>()).add(same.get(0));
        }
        List<Group> groups = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (List<Problem> same : byPlace.values()) {
            String kind = kind(same.get(0));
            List<Problem> all = byKind.getOrDefault(kind, List.of());
            int number = seen.merge(kind, 1, Integer::sum);
            if (all.size() <= FEW || number < SHOWN) {
                groups.add(new Group(same, List.of()));
            } else if (number == SHOWN) {
                groups.add(new Group(same, all.subList(SHOWN, all.size())));
            }
        }
        return groups;
    }

    private static String kind(Problem problem) {
        return problem.code() + " "
                + problem.message().substring(subject(problem.message()).length());
    }

    /** What a message is of, its first words: {@code jobs:test:script}, or the job's name. */
    static String subject(String message) {
        int job = message.indexOf(" job: ");
        return message.substring(0, Math.max(0, job < 0 ? message.indexOf(' ') : job));
    }
}
