package io.github.cimaven.io;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

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

    /** Absent when the text is no pattern: a bracket or a brace is not closed, a set is empty, or a backslash is the end. */
    public static Optional<Glob> of(String text) {
        return new GlobParser(text).parts().map(parts -> new Glob(text, parts));
    }

    public boolean matches(String path) {
        int[] characters = path.codePoints().toArray();
        return GlobPart.walk(parts, start(characters), characters).get(characters.length);
    }

    /** Whether something below a folder may match. */
    public boolean mayMatchBelow(String folder) {
        int[] characters = (folder + "/").codePoints().toArray();
        return GlobPart.mayGoOn(parts, start(characters), characters);
    }

    private static BitSet start(int[] path) {
        BitSet start = new BitSet(path.length + 1);
        start.set(0);
        return start;
    }

    @Override
    public String toString() {
        return text;
    }
}
