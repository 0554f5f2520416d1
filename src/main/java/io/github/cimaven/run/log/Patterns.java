package io.github.cimaven.run.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * An automaton that finds any of several texts in a stream of bytes, one step for each byte whatever their number (Aho and
 * Corasick, "Efficient string matching", 1975). Immutable after it was built.
 */
final class Patterns {
    static final int START = 0;
    private static final int BYTES = 256;

    private int[] next = new int[BYTES];
    private final List<Integer> depths = new ArrayList<>(List.of(0));
    private final List<Integer> lengths = new ArrayList<>(List.of(0));
    private final int[] depth;
    private final int[] longest;

    Patterns(Collection<String> texts) {
        texts.forEach(text -> add(text.getBytes(StandardCharsets.UTF_8)));
        link();
        depth = depths.stream().mapToInt(Integer::intValue).toArray();
        longest = lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    private void add(byte[] text) {
        int state = START;
        for (byte unit : text) {
            int edge = state * BYTES + (unit & 0xFF);
            if (next[edge] == START) {
                next[edge] = depths.size();
                depths.add(depths.get(state) + 1);
                lengths.add(0);
                if (next.length < depths.size() * BYTES) {
                    next = Arrays.copyOf(next, next.length * 2);
                }
            }
            state = next[edge];
        }
        lengths.set(state, text.length);
    }

    /** Where no text goes on, the longest ending of what was read that begins a text takes over. */
    private void link() {
        int[] fallback = new int[depths.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int unit = 0; unit < BYTES; unit++) {
            if (next[unit] != START) {
                open.add(next[unit]);
            }
        }
        while (!open.isEmpty()) {
            int state = open.poll();
            lengths.set(state, Math.max(lengths.get(state), lengths.get(fallback[state])));
            for (int unit = 0; unit < BYTES; unit++) {
                int child = next[state * BYTES + unit];
                int instead = next[fallback[state] * BYTES + unit];
                if (child == START) {
                    next[state * BYTES + unit] = instead;
                } else {
                    fallback[child] = instead;
                    open.add(child);
                }
            }
        }
    }

    boolean isEmpty() {
        return depth.length == 1;
    }

    int step(int state, byte unit) {
        return next[state * BYTES + (unit & 0xFF)];
    }

    /** How many of the last bytes may be the beginning of a text. */
    int depth(int state) {
        return depth[state];
    }

    /** The length of the longest text that ends here; 0 if none does. */
    int matched(int state) {
        return longest[state];
    }
}
