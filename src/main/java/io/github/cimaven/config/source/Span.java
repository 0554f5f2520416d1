package io.github.cimaven.config.source;

/**
 * A part of a source text, from {@code start} (inclusive) to {@code end} (exclusive), in UTF-16 units from 0.
 *
 * <p>Line and column are worked out only when somebody asks for them.
 */
public record Span(SourceText source, int start, int end) {
    public Span {
        if (start < 0 || end < start || end > source.text().length()) {
            throw new IllegalArgumentException("no part of " + source.name() + ": " + start + ".." + end);
        }
    }

    /** Whether the other part lies in this one. */
    public boolean contains(Span other) {
        return source == other.source && start <= other.start && other.end <= end;
    }

    /** The line of the first character, counted from 1. */
    public int line() {
        return source.lineAt(start);
    }

    /** The column of the first character in code points, counted from 1. */
    public int column() {
        return source.columnAt(start);
    }

    /** The line of the first character behind this part, counted from 1. */
    public int endLine() {
        return source.lineAt(end);
    }

    /** The column of the first character behind this part in code points, counted from 1. */
    public int endColumn() {
        return source.columnAt(end);
    }

    /** {@code file:line:column}, the form that editors and terminals make clickable. */
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
