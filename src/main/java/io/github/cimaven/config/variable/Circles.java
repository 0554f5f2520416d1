package io.github.cimaven.config.variable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Things that lead to each other in circles: each group of which every one leads to every other. Tarjan's walk, without
 * recursion; a group begins with the one that the walk came to first. Things are told apart by identity.
 */
final class Circles<T> {
    private final Function<T, List<T>> next;
    private final IdentityHashMap<T, State> states = new IdentityHashMap<>();
    private final List<T> open = new ArrayList<>();
    private final List<List<T>> groups = new ArrayList<>();

    private Circles(Function<T, List<T>> next) {
        this.next = next;
    }

    /** What the walk knows of a thing. */
    private final class State {
        private final int number;
        private final int place;
        private final Deque<T> rest;
        private int lowest;
        private boolean isOpen = true;

        State(T thing) {
            this.number = states.size();
            this.place = open.size();
            this.lowest = number;
            this.rest = new ArrayDeque<>(next.apply(thing));
        }
    }

    /** @param things in the order in which the walk begins anew */
    static <T> List<List<T>> among(Collection<T> things, Function<T, List<T>> next) {
        Circles<T> circles = new Circles<>(next);
        things.forEach(circles::walk);
        return circles.groups;
    }

    private void walk(T start) {
        if (states.containsKey(start)) {
            return;
        }
        Deque<State> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            State state = path.element();
            T target = state.rest.poll();
            if (target == null) {
                path.pop();
                leave(state);
                if (!path.isEmpty()) {
                    path.element().lowest = Math.min(path.element().lowest, state.lowest);
                }
                continue;
            }
            State known = states.get(target);
            if (known == null) {
                path.push(enter(target));
            } else if (known.isOpen) {
                state.lowest = Math.min(state.lowest, known.number);
            }
        }
    }

    private State enter(T thing) {
        State state = new State(thing);
        states.put(thing, state);
        open.add(thing);
        return state;
    }

    /** What was opened since a thing from which nothing leads further back is its group. */
    private void leave(State state) {
        if (state.number != state.lowest) {
            return;
        }
        List<T> group = open.subList(state.place, open.size());
        if (group.size() > 1) {
            groups.add(List.copyOf(group));
        }
        for (T member : group) {
            State closed = states.get(member);
            if (closed != null) {
                closed.isOpen = false;
            }
        }
        group.clear();
    }
}
