package io.github.cimaven.io;

import java.util.regex.Pattern;

/**
 * A pattern for paths with {@code /}, as GitLab Runner reads it: {@code *} and {@code ?} stay within one folder, {@code **}
 * spans folders, {@code [a-z]} and {@code {a,b}} choose. Dot files match like others.
 *
 * @see <a href="https://github.com/bmatcuk/doublestar">doublestar</a>
 */
public final class Glob {
    private final String text;
    private final Pattern pattern;

    private Glob(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    public static Glob of(String text) {
        return new Glob(text, Pattern.compile(new Translation(text).regex(), Pattern.DOTALL));
    }

    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** The part before the first special character, up to the last {@code /}: all that matches lies below it. */
    public String fixedFolder() {
        int special = 0;
        while (special < text.length() && "*?[{\\".indexOf(text.charAt(special)) < 0) {
            special++;
        }
        return special == text.length() ? text : text.substring(0, text.lastIndexOf('/', special) + 1);
    }

    @Override
    public String toString() {
        return text;
    }

    /** One pass over the pattern. */
    private static final class Translation {
        private final String glob;
        private final StringBuilder regex = new StringBuilder();
        private int position;
        private int braces;

        Translation(String glob) {
            this.glob = glob;
        }

        String regex() {
            while (position < glob.length()) {
                char unit = glob.charAt(position++);
                switch (unit) {
                    case '*' -> star();
                    case '?' -> regex.append("[^/]");
                    case '[' -> set();
                    case '{' -> {
                        boolean closed = glob.indexOf('}', position) > 0;
                        regex.append(closed ? "(?:" : "\\{");
                        braces += closed ? 1 : 0;
                    }
                    case '}' -> {
                        regex.append(braces > 0 ? ")" : "\\}");
                        braces = Math.max(0, braces - 1);
                    }
                    case ',' -> regex.append(braces > 0 ? "|" : ",");
                    case '\\' -> literal(position < glob.length() ? glob.charAt(position++) : unit);
                    default -> literal(unit);
                }
            }
            return regex.toString() + ")".repeat(braces);
        }

        private void literal(char unit) {
            regex.append(Pattern.quote(String.valueOf(unit)));
        }

        private void star() {
            boolean two = position < glob.length() && glob.charAt(position) == '*';
            boolean atStart = position == 1 || glob.charAt(position - 2) == '/';
            if (!two) {
                regex.append("[^/]*");
                return;
            }
            position++;
            boolean folder = position < glob.length() && glob.charAt(position) == '/';
            if (atStart && folder) {
                position++;
                regex.append("(?:[^/]+/)*");
            } else {
                regex.append(atStart && position == glob.length() ? ".*" : "[^/]*");
            }
        }

        private void set() {
            int end = glob.indexOf(']', position + 1);
            if (end < 0) {
                literal('[');
                return;
            }
            String content = glob.substring(position, end);
            boolean negated = content.startsWith("!") || content.startsWith("^");
            String members = (negated ? content.substring(1) : content).replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
            regex.append(negated ? "[^/" : "[").append(members).append(']');
            position = end + 1;
        }
    }
}
