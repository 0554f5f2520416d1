package io.github.cimaven.config.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pattern would come to when it is compiled. RE2 takes no repetitions within repetitions of more than 1000 in all, and no
 * program of more instructions than fit into its 8 MiB; RE2/J has no such bounds.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
final class PatternSize {
    private static final int MOST_REPEATS = 1000;
    private static final int MOST_INSTRUCTIONS = 87_000;
    /** RE2/J walks down into groups by recursion. */
    private static final int DEEPEST = 1000;
    /** Classes such as that of all letters have hundreds of ranges each. */
    private static final int MOST_NAMED_CLASSES = 1000;

    private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private final String regex;
    private final Deque<Group> open = new ArrayDeque<>();
    private int position;
    private int namedClasses;

    PatternSize(String regex) {
        this.regex = regex;
        open.push(new Group());
    }

    /** What is known of a group so far; what comes last in it may yet be repeated. */
    private static final class Group {
        private long before;
        private long last;
        private long lastRepeats = 1;
        private long repeats = 1;

        void add(long instructions, long repeatsWithin) {
            before += last;
            last = instructions;
            lastRepeats = repeatsWithin;
            repeats = Math.max(repeats, repeatsWithin);
        }

        void repeat(long times) {
            last = last * times + 1;
            lastRepeats *= times;
            repeats = Math.max(repeats, lastRepeats);
        }

        long instructions() {
            return before + last;
        }

        boolean isTooLarge() {
            return instructions() > MOST_INSTRUCTIONS || repeats > MOST_REPEATS;
        }
    }

    boolean isAccepted() {
        while (position < regex.length()) {
            next();
            if (isTooLarge()) {
                return false;
            }
        }
        while (open.size() > 1) {
            close();
        }
        return !isTooLarge();
    }

    private boolean isTooLarge() {
        return regex.length() > MOST_INSTRUCTIONS
                || open.size() > DEEPEST
                || namedClasses > MOST_NAMED_CLASSES
                || open.element().isTooLarge();
    }

    private void next() {
        char unit = regex.charAt(position++);
        switch (unit) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> {
                open.push(new Group());
                position += is(position, '?') ? 1 : 0;
            }
            case ')' -> close();
            case '*', '+', '?' -> open.element().repeat(1);
            case '{' -> counted();
            default -> open.element().add(1, 1);
        }
    }

    private void close() {
        if (open.size() > 1) {
            Group group = open.pop();
            open.element().add(group.instructions() + 2, group.repeats);
        }
    }

    private void counted() {
        Matcher matcher = COUNTED.matcher(regex).region(position - 1, regex.length());
        if (!matcher.lookingAt()) {
            open.element().add(1, 1);
            return;
        }
        position = matcher.end();
        String highest = matcher.group(2);
        String times = highest == null || highest.isEmpty() ? matcher.group(1) : highest;
        open.element().repeat(Math.max(1, Long.parseLong(times)));
    }

    /** What is quoted is text. */
    private void escape() {
        if (!is(position, 'Q')) {
            escaped();
            open.element().add(1, 1);
            return;
        }
        int end = regex.indexOf("\\E", position);
        int behind = end < 0 ? regex.length() : end;
        open.element().add(behind - position, 1);
        open.element().add(1, 1);
        position = Math.min(regex.length(), behind + 2);
    }

    /** A name or a number in braces belongs to the escape. */
    private void escaped() {
        boolean named = is(position, 'p') || is(position, 'P');
        namedClasses += named ? 1 : 0;
        boolean braces = (named || is(position, 'x')) && is(position + 1, '{');
        int end = braces ? regex.indexOf('}', position) : -1;
        position = end < 0 ? Math.min(regex.length(), position + 1) : end + 1;
    }

    private void characterClass() {
        position += is(position, '^') ? 1 : 0;
        int first = position;
        while (position < regex.length() && (position == first || !is(position, ']'))) {
            if (is(position++, '\\')) {
                escaped();
            }
        }
        position = Math.min(regex.length(), position + 1);
        open.element().add(1, 1);
    }

    private boolean is(int at, char wanted) {
        return at < regex.length() && regex.charAt(at) == wanted;
    }
}
