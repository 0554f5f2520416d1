package io.github.cimaven.run.log;

import java.util.function.Consumer;

/**
 * Cuts masked bytes into whole lines, as many at a time as there are. Holds no more than one piece of a line, see {@link
 * LineLength}. Not thread-safe.
 */
final class LineAssembler implements ByteSink {
    private final Consumer<MaskedLines> lines;
    /** The line that has not ended yet; there is room for its break. */
    private final byte[] open = new byte[LineLength.LONGEST + 2];

    private int length;

    LineAssembler(Consumer<MaskedLines> lines) {
        this.lines = lines;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        int end = offset + count;
        int start = offset;
        if (length > 0) {
            start = indexOfBreak(bytes, offset, end);
            take(bytes, offset, start);
            if (start == end) {
                return;
            }
            open[length] = '\n';
            lines.accept(new MaskedLines(open, 0, length + 1));
            length = 0;
            start++;
        }
        int last = end;
        while (last > start && bytes[last - 1] != '\n') {
            last--;
        }
        if (last > start) {
            lines.accept(new MaskedLines(bytes, start, last));
        }
        take(bytes, last, end);
    }

    private static int indexOfBreak(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to && bytes[position] != '\n') {
            position++;
        }
        return position;
    }

    private void take(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to) {
            int taken = Math.min(to - start, LineLength.LONGEST + 1 - length);
            System.arraycopy(bytes, start, open, length, taken);
            length += taken;
            start += taken;
            if (LineLength.isTooLong(length)) {
                int cut = LineLength.cut(open, 0);
                lines.accept(new MaskedLines(open, 0, cut));
                System.arraycopy(open, cut, open, 0, length - cut);
                length -= cut;
            }
        }
    }
}
