package io.github.cimaven.run.log;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * An automaton that finds any of several texts in a stream of bytes, one step for each byte whatever their number (Aho and
 * Corasick, "Efficient string matching", 1975). Immutable after it was built.
 */
final class Patterns {
    static final int START = 0;
    private static final int BYTES = 256;

    /** Bytes that occur in no text are all of the kind 0: a table over all bytes would be large for a long secret. */
    private final int[] kinds = new int[BYTES];

    private final int width;
    private int states = 1;
    private final int[] next;
    private final int[] depth;
    private final int[] longest;

    Patterns(Collection<String> texts) {
        byte[][] all = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int bytes = 0;
        int last = 0;
        for (byte[] text : all) {
            bytes += text.length;
            for (byte unit : text) {
                if (kinds[unit & 0xFF] == 0) {
                    kinds[unit & 0xFF] = ++last;
                }
            }
        }
        width = last + 1;
        next = new int[(bytes + 1) * width];
        depth = new int[bytes + 1];
        longest = new int[bytes + 1];
        for (byte[] text : all) {
            add(text);
        }
        link();
    }

    private void add(byte[] text) {
        int state = START;
        for (byte unit : text) {
            int edge = state * width + kinds[unit & 0xFF];
            if (next[edge] == START) {
                next[edge] = states;
                depth[states] = depth[state] + 1;
                states++;
            }
            state = next[edge];
        }
        longest[state] = text.length;
    }

    /** Where no text goes on, the longest ending of what was read that begins a text takes over. */
    private void link() {
        int[] fallback = new int[states];
        int[] open = new int[states];
        int count = 0;
        for (int kind = 0; kind < width; kind++) {
            if (next[kind] != START) {
                open[count++] = next[kind];
            }
        }
        for (int done = 0; done < count; done++) {
            int state = open[done];
            longest[state] = Math.max(longest[state], longest[fallback[state]]);
            for (int kind = 0; kind < width; kind++) {
                int child = next[state * width + kind];
                int instead = next[fallback[state] * width + kind];
                if (child == START) {
                    next[state * width + kind] = instead;
                } else {
                    fallback[child] = instead;
                    open[count++] = child;
                }
            }
        }
    }

    boolean isEmpty() {
        return states == 1;
    }

    int step(int state, byte unit) {
        return next[state * width + kinds[unit & 0xFF]];
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
