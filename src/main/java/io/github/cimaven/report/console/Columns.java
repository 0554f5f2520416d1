package io.github.cimaven.report.console;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, measured in the cells of a terminal. */
final class Columns {
    private Columns() {}

    /** How many cells a text takes; emoji and East Asian characters take two. */
    static int width(String text) {
        int width = 0;
        for (int position = 0; position < text.length(); position++) {
            if (text.charAt(position) > '~') {
                return width
                        + text.substring(position)
                                .codePoints()
                                .map(Columns::width)
                                .sum();
            }
            width++;
        }
        return width;
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0x1F300 && point <= 0x1FAFF
                || point >= 0x20000 && point <= 0x3FFFD;
        return wide ? 2 : 1;
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The text, or its beginning and a mark that there is more. */
    static String shortened(String text, int width) {
        String clean = PlainText.word(text);
        if (width(clean) <= width) {
            return clean;
        }
        StringBuilder kept = new StringBuilder();
        clean.codePoints()
                .takeWhile(point -> width(kept.toString()) + width(point) <= width - 2)
                .forEach(kept::appendCodePoint);
        return kept + "..";
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Rows with their columns as wide as their widest cell; the last column is not padded. */
    static List<String> table(List<List<String>> rows) {
        int columns = 0;
        for (List<String> row : rows) {
            columns = Math.max(columns, row.size());
        }
        int[] widest = new int[columns];
        int[][] widths = new int[rows.size()][columns];
        for (int line = 0; line < widths.length; line++) {
            List<String> row = rows.get(line);
            for (int column = 0; column < row.size(); column++) {
                widths[line][column] = width(row.get(column));
                widest[column] = Math.max(widest[column], widths[line][column]);
            }
        }
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < widths.length; line++) {
            StringBuilder text = new StringBuilder();
            List<String> row = rows.get(line);
            for (int column = 0; column < row.size(); column++) {
                text.append(row.get(column)).append(" ".repeat(widest[column] + 2 - widths[line][column]));
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }
}
