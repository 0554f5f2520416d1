package io.github.cimaven.report.console;

/**
 * What a job writes, made fit for a console that it shares with others: colours stay where there are colours, and nothing else can
 * move the cursor, clear the screen or change the terminal.
 */
public final class PlainText {
    private static final char ESCAPE = '\u001B';

    private final String text;
    private final boolean colors;
    private final StringBuilder out;
    private boolean colored;

    private PlainText(String text, boolean colors) {
        this.text = text;
        this.colors = colors;
        this.out = new StringBuilder(text.length() + 4);
    }

    /** One line; of a line that was written over itself, what a terminal would show in the end. */
    static String of(String line, boolean colors) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        String last = line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
        return isHarmless(last) ? last : new PlainText(last, colors).convert();
    }

    /**
     * A name or a reason as one line that keeps its direction: what a configuration calls a job is shown among words of our own,
     * and may not break or reverse them.
     */
    public static String word(String text) {
        return isPlain(text)
                ? text
                : of(
                        text.replaceAll("[\\r\\n]+", " ").replaceAll("[\u200E\u200F\u202A-\u202E\u2066-\u2069]", ""),
                        false);
    }

    /** Asked of each name in a list of thousands. */
    private static boolean isPlain(String text) {
        for (int position = 0; position < text.length(); position++) {
            if (text.charAt(position) < ' ' || text.charAt(position) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Asked of each line of a job, of which there are millions. */
    private static boolean isHarmless(String text) {
        for (int position = 0; position < text.length(); position++) {
            if (!isHarmless(text.charAt(position))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(char unit) {
        return unit >= ' ' && unit < 0x7F || unit > 0x9F || unit == '\t';
    }

    private String convert() {
        int position = 0;
        while (position < text.length()) {
            char unit = text.charAt(position);
            if (unit == ESCAPE) {
                position = sequence(position);
            } else {
                if (isHarmless(unit)) {
                    out.append(unit);
                }
                position++;
            }
        }
        return colored ? out.append("\u001B[0m").toString() : out.toString();
    }

    /** Takes one escape sequence and says where the text goes on. */
    private int sequence(int start) {
        char kind = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
        if (kind == '[') {
            int end = start + 2;
            while (end < text.length() && (text.charAt(end) < '@' || text.charAt(end) > '~')) {
                end++;
            }
            if (colors && end < text.length() && text.charAt(end) == 'm') {
                out.append(text, start, end + 1);
                colored = true;
            }
            return end + 1;
        }
        return "]PX^_".indexOf(kind) >= 0 ? endOfString(start + 2) : start + 2;
    }

    /** A title, a link or the like ends with BEL or ESC backslash. */
    private int endOfString(int from) {
        for (int position = from; position < text.length(); position++) {
            if (text.charAt(position) == '\u0007') {
                return position + 1;
            }
            if (text.charAt(position) == ESCAPE) {
                return position + 2;
            }
        }
        return text.length();
    }
}
