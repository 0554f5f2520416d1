package io.github.cimaven.config.input;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the blocks of a text as GitLab's pattern does: {@code $[[}, at least two characters that begin and end with no blank and
 * hold no line break, and the nearest {@code ]]}; in time that grows with the text alone.
 */
final class BlockFinder {
    static final String OPENING = "$[[";
    private static final String CLOSING = "]]";

    private final String text;
    private final List<Found> found = new ArrayList<>();
    private int closing = -1;
    private int lineBreak = -1;
    /** A place and what {@link #lastBefore(int)} found for it. */
    private final int[] lastBefore = {-1, -1};

    private BlockFinder(String text) {
        this.text = text;
    }

    /** @param data what stands between the brackets, without the blanks around it */
    record Found(String block, String data) {}

    static List<Found> in(String text) {
        BlockFinder finder = new BlockFinder(text);
        int start = text.indexOf(OPENING);
        while (start >= 0) {
            start = text.indexOf(OPENING, finder.after(start));
        }
        return finder.found;
    }

    /** Where to look for the next block. */
    private int after(int start) {
        int first = skipBlanks(start + OPENING.length());
        int end = nextClosing(first);
        while (end >= 0) {
            int last = lastBefore(end);
            if (last > first) {
                if (hasLineBreak(first, last)) {
                    break;
                }
                found.add(new Found(text.substring(start, end + CLOSING.length()), text.substring(first, last + 1)));
                return end + CLOSING.length();
            }
            end = text.indexOf(CLOSING, end + 1);
        }
        return start + 1;
    }

    private int skipBlanks(int from) {
        int position = from;
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** Asked for the same place again where many blocks are opened before it. */
    private int lastBefore(int end) {
        if (lastBefore[0] != end) {
            int position = end - 1;
            while (position > 0 && isBlank(text.charAt(position))) {
                position--;
            }
            lastBefore[0] = end;
            lastBefore[1] = position;
        }
        return lastBefore[1];
    }

    /** Asked for growing places only, so that the text is searched once. */
    private int nextClosing(int from) {
        if (closing != Integer.MAX_VALUE && closing < from) {
            int next = text.indexOf(CLOSING, from);
            closing = next < 0 ? Integer.MAX_VALUE : next;
        }
        return closing == Integer.MAX_VALUE ? -1 : closing;
    }

    private boolean hasLineBreak(int first, int last) {
        if (lineBreak != Integer.MAX_VALUE && lineBreak <= first) {
            int next = text.indexOf('\n', first + 1);
            lineBreak = next < 0 ? Integer.MAX_VALUE : next;
        }
        return lineBreak < last;
    }

    /** What RE2 takes for a blank. */
    private static boolean isBlank(char sign) {
        return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r' || sign == '\f';
    }
}
