package io.github.cimaven.config.source;

import java.util.Arrays;

/**
 * The text of one configuration file and its table of lines.
 *
 * <p>Offsets count UTF-16 units from 0, lines and columns count from 1, and a column counts code points, so that a caret
 * stands under the right character of a line with emoji.
 */
public final class SourceText {
    private static final int FIRST_LINES = 256;

    private final String name;
    private final String text;
    private final boolean confidential;
    private final int[] lineStarts;

    /**
     * @param name how the file is called in messages: its path relative to the project
     * @param text the whole content
     */
    public SourceText(String name, String text) {
        this(name, text, false);
    }

    private SourceText(String name, String text, boolean confidential) {
        this.name = name;
        this.text = text;
        this.confidential = confidential;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[FIRST_LINES];
        int lines = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, 2 * lines);
            }
            starts[lines++] = end + 1;
        }
        return Arrays.copyOf(starts, lines);
    }

    /** A text that may hold secrets: no message shows a line of it. */
    public static SourceText confidential(String name, String text) {
        return new SourceText(name, text, true);
    }

    public String name() {
        return name;
    }

    public boolean isConfidential() {
        return confidential;
    }

    public String text() {
        return text;
    }

    /** A part of this text; offsets outside of it are moved to its edges. */
    public Span span(int start, int end) {
        int from = Math.max(0, Math.min(start, text.length()));
        return new Span(this, from, Math.max(from, Math.min(end, text.length())));
    }

    int lineAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int columnAt(int offset) {
        return text.codePointCount(lineStarts[lineAt(offset) - 1], offset) + 1;
    }

    /** Three neighbouring parts of a line. */
    record Window(String before, String inside, String after) {}

    /** The line in which a part begins, without its line break: that part, one character at least, and so many at most of each. */
    Window window(Span part, int most) {
        int line = part.line();
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        end = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
        int place = Math.min(part.start(), end);
        int behind = boundary(Math.min(end, Math.max(place + 1, part.end())));
        return new Window(
                text.substring(boundary(Math.max(start, place - most)), place),
                text.substring(place, boundary(Math.min(behind, place + most))),
                text.substring(behind, boundary(Math.min(end, behind + most))));
    }

    /** A place that splits no pair of surrogates. */
    private int boundary(int place) {
        boolean splits = place > 0
                && place < text.length()
                && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
        return splits ? place + 1 : place;
    }

    /** The text of a line without its line break; {@code line} counts from 1. */
    public String line(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        String content = text.substring(start, end);
        return content.endsWith("\r") ? content.substring(0, content.length() - 1) : content;
    }
}
