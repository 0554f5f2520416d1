package io.github.cimaven.io;

import java.util.BitSet;
import java.util.List;

/**
 * A pattern for paths with {@code /}, as GitLab Runner reads it: {@code *} and {@code ?} stay within one folder, {@code **}
 * spans folders, {@code [a-z]} and {@code {a,b}} choose. Dot files match like others.
 *
 * @see <a href="https://github.com/bmatcuk/doublestar">doublestar</a>
 */
public final class Glob {
    private final String text;
    private final List<GlobPart> parts;

    private Glob(String text, List<GlobPart> parts) {
        this.text = text;
        this.parts = parts;
    }

    public static Glob of(String text) {
        return new Glob(text, new GlobParser(text).parts());
    }

    public boolean matches(String path) {
        int[] characters = path.codePoints().toArray();
        BitSet start = new BitSet(characters.length + 1);
        start.set(0);
        return GlobPart.walk(parts, start, characters).get(characters.length);
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
}
