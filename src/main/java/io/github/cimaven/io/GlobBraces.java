package io.github.cimaven.io;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where the braces of a {@link Glob} end, and whether all that is open in it is closed. */
final class GlobBraces {
    /** Deeper than anybody nests them. */
    private static final int DEEPEST = 100;

    private final int[] glob;
    private int position;

    GlobBraces(int[] glob) {
        this.glob = glob;
    }

    /** For each opening brace the place of the one that closes it; absent when the text is no pattern. */
    Optional<int[]> closings() {
        int[] closings = new int[glob.length];
        Deque<Integer> open = new ArrayDeque<>();
        for (position = 0; position < glob.length; position++) {
            boolean right =
                    switch (glob[position]) {
                        case '\\' -> ++position < glob.length;
                        case '[' -> set();
                        case '{' -> open.size() < DEEPEST && open.offerFirst(position);
                        case '}' -> !open.isEmpty() && close(closings, open.removeFirst());
                        default -> true;
                    };
            if (!right) {
                return Optional.empty();
            }
        }
        return open.isEmpty() ? Optional.of(closings) : Optional.empty();
    }

    private boolean close(int[] closings, int opening) {
        closings[opening] = position;
        return true;
    }

    /** Goes to the end of a set; without one, or without a member in it, the text is no pattern. */
    private boolean set() {
        position++;
        if (is('^') || is('!')) {
            position++;
        }
        if (is(']')) {
            return false;
        }
        while (position < glob.length && !is(']')) {
            position += is('\\') ? 2 : 1;
        }
        return position < glob.length;
    }

    private boolean is(char wanted) {
        return position < glob.length && glob[position] == wanted;
    }
}
