package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Span;
import org.yaml.snakeyaml.error.Mark;

/** SnakeYAML counts code points from the beginning of its document; spans count UTF-16 units of the file. */
final class Positions {
    private final Span part;
    private final int[] offsets;

    Positions(Span part) {
        this.part = part;
        String text = part.source().text().substring(part.start(), part.end());
        int count = text.codePointCount(0, text.length());
        offsets = count == text.length() ? new int[0] : offsets(text, count);
    }

    private static int[] offsets(String text, int count) {
        int[] offsets = new int[count + 1];
        int unit = 0;
        for (int point = 0; point < count; point++) {
            offsets[point] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        offsets[count] = unit;
        return offsets;
    }

    int offset(int codePoint) {
        int within = offsets.length == 0 ? codePoint : offsets[Math.min(codePoint, offsets.length - 1)];
        return Math.min(part.end(), part.start() + within);
    }

    /** @param to excluded */
    Span span(Mark from, Mark to) {
        int start = offset(from.getIndex());
        int end = offset(to.getIndex());
        return part.source().span(start, Math.max(start, end));
    }
}
