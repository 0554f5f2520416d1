package io.github.cimaven.report.console;

import io.github.cimaven.run.log.MaskedLines;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One job's lines on the console: each with the job's name before it, and fit for a screen that others share. Millions of lines come
 * this way, so nearly all of them are looked at and copied as bytes, and many go to the console at once. One thread at a time.
 *
 * @see <a href="https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections">Collapsible sections</a>
 */
final class JobLines {
    /** As many bytes are handed to the console in one call, and a line. */
    private static final int BATCH = 1 << 14;

    private static final Pattern ONLY_MARKERS =
            Pattern.compile("(?:\u001B\\[0K)?(?:section_(?:start|end):\\d+:[\\w.-]+(?:\\[[^]]*])?\r(?:\u001B\\[0K)?)+");

    private final Console console;
    private final boolean colors;
    private final String prefix;
    private byte[] text = new byte[1 << 12];
    private int length;

    JobLines(Console console, boolean colors, String prefix) {
        this.console = console;
        this.colors = colors;
        this.prefix = prefix;
    }

    /** @param time what stands before each line's prefix */
    void print(MaskedLines lines, String time) {
        byte[] beginning = (console.linePrefix() + time + prefix).getBytes(StandardCharsets.UTF_8);
        lines.forEach((bytes, from, to) -> line(beginning, bytes, from, to));
        flush();
    }

    private void line(byte[] beginning, byte[] bytes, int from, int to) {
        if (isPlain(bytes, from, to)) {
            append(beginning, bytes, from, to);
            return;
        }
        String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (line.contains("section_") && ONLY_MARKERS.matcher(line).matches()) {
            return;
        }
        byte[] shown = PlainText.of(line, colors).getBytes(StandardCharsets.UTF_8);
        append(beginning, shown, 0, shown.length);
    }

    /** Whether a line can be shown as it is: printable ASCII and tabs. */
    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int position = from; position < to; position++) {
            byte unit = bytes[position];
            if (unit < ' ' && unit != '\t' || unit == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private void append(byte[] beginning, byte[] bytes, int from, int to) {
        int needed = length + beginning.length + to - from + 1;
        if (needed > text.length) {
            text = Arrays.copyOf(text, Math.max(needed, 2 * text.length));
        }
        System.arraycopy(beginning, 0, text, length, beginning.length);
        length += beginning.length;
        System.arraycopy(bytes, from, text, length, to - from);
        length += to - from;
        text[length++] = '\n';
        if (length >= BATCH) {
            flush();
        }
    }

    private void flush() {
        if (length > 0) {
            console.lines(text, length);
            length = 0;
        }
    }
}
