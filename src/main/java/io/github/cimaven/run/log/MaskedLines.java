package io.github.cimaven.run.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Some lines of output in UTF-8, all secrets replaced. Sinks accept nothing else. Only this package makes them.
 *
 * <p>They come as bytes and many at a time, because a job can write millions of them. The bytes are borrowed: they are good for as
 * long as the call takes that hands them over.
 */
public final class MaskedLines {
    private final byte[] bytes;
    private final int from;
    private final int to;

    MaskedLines(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Is shown each line in turn: the bytes of the array that are it, without its break. */
    @FunctionalInterface
    public interface Reader {
        void line(byte[] bytes, int from, int to);
    }

    /** Shows each line. One that is longer than {@value LineLength#LONGEST} bytes comes in pieces, see {@link LineLength}. */
    public void forEach(Reader reader) {
        int start = from;
        while (start < to) {
            int end = start;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            while (LineLength.isTooLong(end - start)) {
                int cut = LineLength.cut(bytes, start);
                reader.line(bytes, start, cut);
                start = cut;
            }
            boolean carriageReturn = end < to && end > start && bytes[end - 1] == '\r';
            reader.line(bytes, start, carriageReturn ? end - 1 : end);
            start = end + 1;
        }
    }

    /** Each line as text. Bytes that are no UTF-8 have become U+FFFD. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        forEach((array, start, end) -> texts.add(new String(array, start, end - start, StandardCharsets.UTF_8)));
        return texts;
    }

    @Override
    public String toString() {
        return String.join("\n", texts());
    }
}
