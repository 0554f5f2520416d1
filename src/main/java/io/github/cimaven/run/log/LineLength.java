package io.github.cimaven.run.log;

/**
 * Where a line is cut that is too long, so that a job which never ends a line costs no more memory than another one. A cut splits
 * neither a character nor a colour, and depends on the line alone, not on the pieces in which it is written.
 */
final class LineLength {
    static final int LONGEST = 1 << 14;
    /** Longer sequences are no colours. */
    private static final int LONGEST_SEQUENCE = 32;

    private static final byte ESCAPE = 0x1B;

    private LineLength() {}

    static boolean isTooLong(int length) {
        return length > LONGEST;
    }

    /** Where the first piece ends of a line that begins at {@code start} and is too long. */
    static int cut(byte[] line, int start) {
        int end = start + LONGEST;
        for (int position = end - 1; position > end - LONGEST_SEQUENCE; position--) {
            if (line[position] == ESCAPE) {
                return isOpen(line, position, end) ? position : characterStart(line, end);
            }
        }
        return characterStart(line, end);
    }

    /** Whether a sequence that begins at an escape goes on at the end. */
    private static boolean isOpen(byte[] line, int escape, int end) {
        if (escape + 1 < end && line[escape + 1] != '[') {
            return false;
        }
        for (int position = escape + 2; position < end; position++) {
            if (line[position] >= '@' && line[position] <= '~') {
                return false;
            }
        }
        return true;
    }

    /** A character of several bytes is not cut in two. */
    private static int characterStart(byte[] line, int end) {
        int start = end;
        while (end - start < 3 && (line[start] & 0xC0) == 0x80) {
            start--;
        }
        return (line[start] & 0xC0) == 0x80 ? end : start;
    }
}
