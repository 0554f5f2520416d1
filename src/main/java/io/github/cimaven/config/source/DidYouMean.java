package io.github.cimaven.config.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class DidYouMean {
    /** A list so long is a generated one, and a search in it for each of many slips would take minutes. */
    private static final int MOST_NAMES = 2000;

    private DidYouMean() {}

    /** The known name nearest to the word, if one is near enough: about one slip in three characters. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        if (known.size() > MOST_NAMES) {
            return Optional.empty();
        }
        int tolerance = Math.max(1, Math.min(3, word.length() / 3));
        return known.stream()
                .filter(name -> Math.abs(name.length() - word.length()) <= tolerance)
                .filter(name -> distance(word, name) <= tolerance)
                .min(Comparator.comparingInt((String name) -> distance(word, name))
                        .thenComparing(name -> name));
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
