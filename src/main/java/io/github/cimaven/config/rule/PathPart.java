package io.github.cimaven.config.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * What a pattern says of one folder or file name.
 *
 * @param isAnyFolders {@code **} with a slash behind it
 */
record PathPart(List<Sign> signs, boolean isAnyFolders) {
    private static final PathPart ANY_FOLDERS = new PathPart(List.of(), true);

    PathPart {
        signs = List.copyOf(signs);
    }

    /** One character, or any run of them. */
    private sealed interface Sign {
        boolean accepts(int character);
    }

    private record Star() implements Sign {
        @Override
        public boolean accepts(int character) {
            return true;
        }
    }

    private record One() implements Sign {
        @Override
        public boolean accepts(int character) {
            return true;
        }
    }

    private record Literal(int wanted) implements Sign {
        @Override
        public boolean accepts(int character) {
            return character == wanted;
        }
    }

    /** {@code [a-z]}. One that is never closed accepts nothing. */
    private record Choice(List<int[]> ranges, boolean negated, boolean closed) implements Sign {
        @Override
        public boolean accepts(int character) {
            return closed
                    && negated
                            != ranges.stream()
                                    .anyMatch(range -> range[0] <= character && character <= range[1]
                                            || range[0] == character
                                            || range[1] == character);
        }
    }

    /** The parts of a pattern without braces. */
    static List<PathPart> parse(String pattern) {
        return new Parser(pattern.codePoints().toArray()).parts();
    }

    boolean matches(String name) {
        int[] text = name.codePoints().toArray();
        int sign = 0;
        int at = 0;
        int afterStar = -1;
        int resume = 0;
        while (at < text.length || sign < signs.size()) {
            if (sign < signs.size() && signs.get(sign) instanceof Star) {
                afterStar = ++sign;
                resume = at;
            } else if (sign < signs.size()
                    && at < text.length
                    && signs.get(sign).accepts(text[at])) {
                sign++;
                at++;
            } else if (afterStar >= 0 && resume < text.length) {
                sign = afterStar;
                at = ++resume;
            } else {
                return false;
            }
        }
        return true;
    }

    /** One pass over the pattern. */
    private static final class Parser {
        private final int[] pattern;
        private final List<PathPart> parts = new ArrayList<>();
        private final List<Sign> signs = new ArrayList<>();
        private int at;

        Parser(int[] pattern) {
            this.pattern = pattern;
        }

        List<PathPart> parts() {
            boolean atStart = true;
            while (at < pattern.length) {
                if (atStart && is(0, '*') && is(1, '*') && is(2, '/')) {
                    parts.add(ANY_FOLDERS);
                    at += 3;
                    continue;
                }
                atStart = false;
                if (is(0, '\\') && is(1, '/')) {
                    at++;
                } else if (is(0, '/')) {
                    at++;
                    atStart = true;
                    endPart();
                } else {
                    sign();
                }
            }
            endPart();
            return parts;
        }

        private boolean is(int ahead, char wanted) {
            return at + ahead < pattern.length && pattern[at + ahead] == wanted;
        }

        private void endPart() {
            parts.add(new PathPart(signs, false));
            signs.clear();
        }

        private void sign() {
            int character = pattern[at++];
            switch (character) {
                case '*' -> signs.add(new Star());
                case '?' -> signs.add(new One());
                case '[' -> signs.add(choice());
                case '\\' -> {
                    if (at < pattern.length) {
                        signs.add(new Literal(pattern[at++]));
                    }
                }
                default -> signs.add(new Literal(character));
            }
        }

        private Choice choice() {
            int start = at;
            boolean negated = is(0, '!') || is(0, '^');
            at += negated ? 1 : 0;
            List<int[]> ranges = new ArrayList<>();
            while (at < pattern.length && pattern[at] != ']') {
                int from = member();
                boolean range = is(0, '-') && at + 1 < pattern.length && pattern[at + 1] != ']';
                at += range ? 1 : 0;
                ranges.add(new int[] {from, range ? member() : from});
            }
            boolean closed = at < pattern.length;
            at = closed ? at + 1 : start;
            return new Choice(ranges, negated, closed);
        }

        private int member() {
            at += is(0, '\\') && at + 1 < pattern.length ? 1 : 0;
            return pattern[at++];
        }
    }
}
