package io.github.cimaven.config.rule;

import java.util.List;

/**
 * A pattern of {@code changes} and {@code exists}, as Ruby's {@code File.fnmatch} reads it with the flags that GitLab gives:
 * {@code *} and {@code ?} stay within one folder, a whole part {@code **} stands for any number of folders only where more follows
 * ({@code src/**} is one level), {@code [a-z]} and {@code {a,b}} choose, a backslash takes the meaning away, dot files match like
 * others. {@link io.github.cimaven.io.Glob} is GitLab Runner's other reading, in which {@code src/**} is everything below.
 *
 * @see <a href="https://docs.ruby-lang.org/en/3.2/File.html#method-c-fnmatch">File.fnmatch</a>
 */
public final class PathPattern {
    /** What is written with so many braces that nobody could try them all counts as any file. */
    private static final String ANY_FILE = "**/*";

    private final List<List<PathPart>> alternatives;

    private PathPattern(List<List<PathPart>> alternatives) {
        this.alternatives = alternatives;
    }

    public static PathPattern of(String text) {
        List<String> plain = Braces.expand(text).orElse(List.of(ANY_FILE));
        return new PathPattern(plain.stream().map(PathPart::parse).toList());
    }

    /** How many patterns without braces it stands for. */
    int size() {
        return alternatives.size();
    }

    public boolean matches(String path) {
        String[] names = path.split("/", -1);
        return alternatives.stream().anyMatch(parts -> matches(parts, names));
    }

    /** Where parts do not fit, the last {@code **} takes one folder more; going back further would find nothing else. */
    private static boolean matches(List<PathPart> parts, String[] names) {
        int part = 0;
        int name = 0;
        int afterFolders = -1;
        int resume = 0;
        while (true) {
            if (part < parts.size() && parts.get(part).isAnyFolders()) {
                afterFolders = ++part;
                resume = name;
            } else if (part < parts.size()
                    && name < names.length
                    && parts.get(part).matches(names[name])) {
                part++;
                name++;
                if (part == parts.size() && name == names.length) {
                    return true;
                }
            } else if (afterFolders >= 0 && resume < names.length - 1) {
                part = afterFolders;
                name = ++resume;
            } else {
                return false;
            }
        }
    }
}
