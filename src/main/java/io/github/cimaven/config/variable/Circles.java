package io.github.cimaven.config.variable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Names that lead to each other in circles: each group of names of which every one leads to every other. Tarjan's walk, without
 * recursion; a group begins with the name that the walk came to first.
 */
final class Circles {
    private final Function<String, List<String>> next;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<List<String>> groups = new ArrayList<>();

    private record Visit(String name, Deque<String> rest) {}

    private Circles(Function<String, List<String>> next) {
        this.next = next;
    }

    /** @param names in the order in which the walk begins anew */
    static List<List<String>> among(Iterable<String> names, Function<String, List<String>> next) {
        Circles circles = new Circles(next);
        names.forEach(circles::walk);
        return circles.groups;
    }

    private void walk(String start) {
        if (numbers.containsKey(start)) {
            return;
        }
        Deque<Visit> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            String name = visit.name();
            if (!visit.rest().isEmpty()) {
                String target = visit.rest().poll();
                if (!numbers.containsKey(target)) {
                    path.push(enter(target));
                } else if (places.containsKey(target)) {
                    lowest.merge(name, numbers.getOrDefault(target, 0), Math::min);
                }
                continue;
            }
            path.pop();
            leave(name);
            if (!path.isEmpty()) {
                lowest.merge(path.peek().name(), lowest.getOrDefault(name, 0), Math::min);
            }
        }
    }

    private Visit enter(String name) {
        int number = numbers.size();
        numbers.put(name, number);
        lowest.put(name, number);
        places.put(name, open.size());
        open.add(name);
        return new Visit(name, new ArrayDeque<>(next.apply(name)));
    }

    /** What was opened since a name from which nothing leads further back is its group. */
    private void leave(String name) {
        if (!numbers.getOrDefault(name, 0).equals(lowest.get(name))) {
            return;
        }
        List<String> group = open.subList(places.getOrDefault(name, 0), open.size());
        if (group.size() > 1) {
            groups.add(List.copyOf(group));
        }
        group.forEach(places::remove);
        group.clear();
    }
}
