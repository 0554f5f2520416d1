package io.github.cimaven.config.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the name that somebody probably meant. */
public final class DidYouMean {
    /** A list so long is a generated one, and a search in it for each of many slips would take minutes. */
    private static final int MOST_NAMES = 2000;

    /** Nobody sees which of many letters is the wrong one, and to compare such words takes long. */
    private static final int LONGEST_WORD = 200;

    private DidYouMean() {}

    /**
     * The known name nearest to the word, if one is near enough: about one slip in three characters, and more of the word right
     * than wrong. Capital letters are no slip.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return nearest(word, known, "");
    }

    /** The nearest besides one name, that of what asks: nobody means itself. */
    public static Optional<String> nearest(String word, Collection<String> known, String own) {
        if (known.size() > MOST_NAMES || word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        int tolerance = Math.max(1, Math.min(3, word.length() / 3));
        return known.stream()
                .filter(name -> Math.abs(name.length() - word.length()) <= tolerance)
                .filter(name -> !name.equals(own) && !name.equals(word))
                .filter(name -> isNear(slips(word, name), tolerance, Math.max(word.length(), name.length())))
                .min(Comparator.comparingInt((String name) -> slips(word, name)).thenComparing(name -> name));
    }

    private static boolean isNear(int slips, int tolerance, int length) {
        return slips <= tolerance && 2 * slips < length;
    }

    private static int slips(String word, String name) {
        return distance(word.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
    private static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = IntStream.rangeClosed(0, right.length()).toArray();
        for (int i = 1; i <= left.length(); i++) {
            int[] costs = new int[right.length() + 1];
            costs[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                int best = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], costs[j - 1]) + 1);
                costs[j] = isSwap(left, i, right, j) ? Math.min(best, beforeLast[j - 2] + 1) : best;
            }
            beforeLast = last;
            last = costs;
        }
        return last[right.length()];
    }

    private static boolean isSwap(String left, int i, String right, int j) {
        return i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
