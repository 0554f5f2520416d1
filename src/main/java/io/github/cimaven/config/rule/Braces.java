package io.github.cimaven.config.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The choices {@code {a,b}} of a pattern, written out as patterns without any. */
final class Braces {
    /** More than anybody means; 14 pairs in a row come to it. */
    private static final int MOST = 20_000;

    /** Characters of all that is written out on the way. */
    private static final long LONGEST = 4_000_000;

    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> results = new ArrayList<>();

    private long length;

    private Braces(String pattern) {
        open.push(pattern);
    }

    /** The patterns, none where a brace is never closed; absent when there would be too many or too long ones. */
    static Optional<List<String>> expand(String pattern) {
        return new Braces(pattern).results();
    }

    private Optional<List<String>> results() {
        for (int steps = 0; !open.isEmpty(); steps++) {
            if (steps == MOST || isTooMuch()) {
                return Optional.empty();
            }
            first(open.pop());
        }
        return Optional.of(results);
    }

    private boolean isTooMuch() {
        return open.size() > MOST || length > LONGEST;
    }

    private void first(String pattern) {
        int start = -1;
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char unit = pattern.charAt(i);
            if (unit == '\\') {
                i++;
            } else if (unit == '{') {
                start = depth++ == 0 ? i : start;
            } else if (unit == '}' && start >= 0 && --depth == 0) {
                choices(pattern, start, i);
                return;
            }
        }
        if (start < 0) {
            results.add(pattern);
        }
    }

    private void choices(String pattern, int begin, int end) {
        String before = pattern.substring(0, begin);
        String after = pattern.substring(end + 1);
        int start = begin + 1;
        int depth = 0;
        for (int i = start; i <= end; i++) {
            char unit = pattern.charAt(i);
            if (i == end || unit == ',' && depth == 0) {
                length += before.length() + i - start + after.length();
                if (isTooMuch()) {
                    return;
                }
                open.push(before + pattern.substring(start, i) + after);
                start = i + 1;
            } else if (unit == '\\') {
                i = Math.min(i + 1, end - 1);
            } else if (unit == '{') {
                depth++;
            } else if (unit == '}') {
                depth--;
            }
        }
    }
}
