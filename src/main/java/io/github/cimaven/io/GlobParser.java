package io.github.cimaven.io;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** One pass over the text of a {@link Glob}. */
final class GlobParser {
    /** Braces deeper than anybody nests them stand for themselves. */
    private static final int DEEPEST = 100;

    private final int[] glob;
    private final int behindBraces;
    private final int behindSets;
    private final Deque<List<List<GlobPart>>> open = new ArrayDeque<>();
    private int position;

    GlobParser(String text) {
        this.glob = text.codePoints().toArray();
        this.behindBraces = text.codePointCount(0, text.lastIndexOf('}') + 1);
        this.behindSets = text.codePointCount(0, text.lastIndexOf(']') + 1);
    }

    List<GlobPart> parts() {
        begin();
        while (position < glob.length) {
            part(glob[position++]);
        }
        while (open.size() > 1) {
            end();
        }
        return open.getLast().get(0);
    }

    private void part(int character) {
        boolean inBraces = open.size() > 1;
        switch (character) {
            case '*' -> star();
            case '?' -> add(new GlobPart.One(each -> each != '/'));
            case '[' -> set();
            case '\\' -> literal(position < glob.length ? glob[position++] : character);
            default -> {
                if (character == '{' && position < behindBraces && open.size() <= DEEPEST) {
                    begin();
                } else if (character == '}' && inBraces) {
                    end();
                } else if (character == ',' && inBraces) {
                    open.element().add(new ArrayList<>());
                } else {
                    literal(character);
                }
            }
        }
    }

    private void begin() {
        List<List<GlobPart>> alternatives = new ArrayList<>();
        alternatives.add(new ArrayList<>());
        open.push(alternatives);
    }

    private void end() {
        GlobPart choice = new GlobPart.Choice(open.pop());
        add(choice);
    }

    private void add(GlobPart part) {
        List<List<GlobPart>> alternatives = open.element();
        alternatives.get(alternatives.size() - 1).add(part);
    }

    private void literal(int wanted) {
        add(new GlobPart.One(each -> each == wanted));
    }

    private boolean is(int at, char wanted) {
        return at < glob.length && glob[at] == wanted;
    }

    private void star() {
        boolean atStart = position == 1 || is(position - 2, '/');
        if (!is(position, '*')) {
            add(new GlobPart.Star());
            return;
        }
        position++;
        if (atStart && is(position, '/')) {
            position++;
            add(new GlobPart.Folders());
        } else {
            add(atStart && position == glob.length ? new GlobPart.Anything() : new GlobPart.Star());
        }
    }

    private void set() {
        if (position + 1 >= behindSets) {
            literal('[');
            return;
        }
        int end = position + 1;
        while (!is(end, ']')) {
            end++;
        }
        boolean negated = is(position, '!') || is(position, '^');
        IntPredicate members = members(position + (negated ? 1 : 0), end);
        add(new GlobPart.One(negated ? each -> each != '/' && !members.test(each) : members));
        position = end + 1;
    }

    /** A range whose end comes before its start has no members. */
    private IntPredicate members(int start, int end) {
        List<int[]> ranges = new ArrayList<>();
        for (int at = start; at < end; at++) {
            boolean range = is(at + 1, '-') && at + 2 < end;
            ranges.add(new int[] {glob[at], range ? glob[at + 2] : glob[at]});
            at += range ? 2 : 0;
        }
        return each -> ranges.stream().anyMatch(range -> range[0] <= each && each <= range[1]);
    }
}
