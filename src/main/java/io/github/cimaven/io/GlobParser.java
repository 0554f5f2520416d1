package io.github.cimaven.io;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** One pass over the text of a {@link Glob}, after one that looks whether it is a pattern at all. */
final class GlobParser {
    private final int[] glob;
    private final Deque<Brace> open = new ArrayDeque<>();
    private int[] closings = {};
    private int position;
    /** Whether what comes next begins a folder's or a file's name. */
    private boolean atStart = true;

    GlobParser(String text) {
        this.glob = text.codePoints().toArray();
    }

    /** Braces that are read, or the whole pattern. */
    private static final class Brace {
        private final List<List<GlobPart>> alternatives = new ArrayList<>();
        private final int closing;
        private final boolean atStart;
        private boolean endsAtStart = true;

        Brace(int closing, boolean atStart) {
            this.closing = closing;
            this.atStart = atStart;
            alternatives.add(new ArrayList<>());
        }

        List<GlobPart> current() {
            return alternatives.get(alternatives.size() - 1);
        }
    }

    Optional<List<GlobPart>> parts() {
        Optional<int[]> braces = new GlobBraces(glob).closings();
        if (braces.isEmpty()) {
            return Optional.empty();
        }
        closings = braces.get();
        open.push(new Brace(glob.length, true));
        while (position < glob.length) {
            part(glob[position++]);
        }
        return Optional.of(open.element().current());
    }

    private void part(int character) {
        boolean inBraces = open.size() > 1;
        switch (character) {
            case '*' -> star();
            case '?' -> add(new GlobPart.One(each -> each != '/'));
            case '[' -> set();
            case '\\' -> literal(glob[position++]);
            case '{' -> open.push(new Brace(closings[position - 1], atStart));
            case '}' -> end();
            default -> {
                if (character == ',' && inBraces) {
                    next();
                } else {
                    literal(character);
                }
            }
        }
    }

    private void next() {
        Brace brace = open.element();
        brace.endsAtStart &= atStart;
        brace.alternatives.add(new ArrayList<>());
        atStart = brace.atStart;
    }

    private void end() {
        Brace brace = open.pop();
        boolean after = brace.endsAtStart && atStart;
        add(new GlobPart.Choice(brace.alternatives));
        atStart = after;
    }

    private void add(GlobPart part) {
        open.element().current().add(part);
        atStart = false;
    }

    private void literal(int character) {
        add(new GlobPart.Literal(character));
        atStart = character == '/';
    }

    private boolean is(int at, char wanted) {
        return at < glob.length && glob[at] == wanted;
    }

    private void star() {
        boolean begins = atStart;
        if (!is(position, '*')) {
            add(new GlobPart.Star());
            return;
        }
        position++;
        if (begins && is(position, '/')) {
            position++;
            add(new GlobPart.Folders());
            atStart = true;
        } else if (begins && isLast()) {
            everything();
        } else {
            add(new GlobPart.Star());
        }
    }

    /** Whether nothing follows but the ends of braces. */
    private boolean isLast() {
        int behind = position;
        for (Brace brace : open) {
            boolean ends = behind == brace.closing || brace.closing < glob.length && is(behind, ',');
            if (!ends) {
                return false;
            }
            behind = brace.closing + 1;
        }
        return true;
    }

    /** With a slash before it the folder itself counts too. */
    private void everything() {
        List<GlobPart> parts = open.element().current();
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).equals(new GlobPart.Literal('/'))) {
            parts.set(last, new GlobPart.Below());
            atStart = false;
        } else {
            add(new GlobPart.Anything());
        }
    }

    private void set() {
        boolean negated = is(position, '!') || is(position, '^');
        position += negated ? 1 : 0;
        IntPredicate members = members();
        add(new GlobPart.One(negated ? each -> each != '/' && !members.test(each) : members));
        position++;
    }

    /** Up to the bracket that closes. A range whose end comes before its start has no members. */
    private IntPredicate members() {
        List<int[]> ranges = new ArrayList<>();
        while (!is(position, ']')) {
            int from = member();
            boolean range = is(position, '-') && !is(position + 1, ']');
            position += range ? 1 : 0;
            ranges.add(new int[] {from, range ? member() : from});
        }
        return each -> {
            for (int[] range : ranges) {
                if (range[0] <= each && each <= range[1]) {
                    return true;
                }
            }
            return false;
        };
    }

    private int member() {
        position += is(position, '\\') ? 1 : 0;
        return glob[position++];
    }
}
