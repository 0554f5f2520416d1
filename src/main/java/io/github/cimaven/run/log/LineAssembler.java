package io.github.cimaven.run.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts masked bytes into lines. A line that is longer than {@value #LONGEST} bytes comes in pieces, so that a job which never
 * ends a line costs no more memory than another one. Not thread-safe.
 */
final class LineAssembler extends OutputStream {
    private static final int LONGEST = 1 << 14;

    private final Consumer<MaskedLine> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

    LineAssembler(Consumer<MaskedLine> lines) {
        this.lines = lines;
    }

    @Override
    public void write(int unit) {
        write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int start = offset;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '\n') {
                if (line.size() == 0 && i - start <= LONGEST) {
                    emit(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                } else {
                    take(bytes, start, i);
                    emit();
                }
                start = i + 1;
            }
        }
        take(bytes, start, end);
    }

    private void take(byte[] bytes, int from, int to) {
        int start = from;
        while (line.size() + to - start > LONGEST) {
            int cut = characterStart(bytes, start, start + LONGEST - line.size());
            line.write(bytes, start, cut - start);
            emit();
            start = cut;
        }
        line.write(bytes, start, to - start);
    }

    /** A character of several bytes is not cut in two. */
    private static int characterStart(byte[] bytes, int from, int at) {
        int start = at;
        while (start > from && at - start < 3 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        return start == from ? at : start;
    }

    /** The line so far, if there is any, is a line. */
    void end() {
        if (line.size() > 0) {
            emit();
        }
    }

    private void emit() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        emit(text);
    }

    private void emit(String text) {
        lines.accept(new MaskedLine(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
    }
}
