package io.github.cimaven.config.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * {@code exists} over a list of files. Patterns without special characters are looked up, not matched.
 *
 * @param paths sorted by the bytes of their names
 * @see <a href="https://docs.gitlab.com/ci/yaml/#rulesexists">rules:exists</a>
 */
record ExistingFiles(List<String> paths) {
    private static final Comparator<String> BY_BYTES = (left, right) ->
            Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    private static final String ANYWHERE = "**/*";

    static FileList sorted(FileList list) {
        List<String> paths = new ArrayList<>(list.paths());
        paths.sort(BY_BYTES);
        return new FileList(list.kind(), paths);
    }

    /** @param list sorted */
    static boolean among(FileList list, Collection<String> patterns) {
        boolean topLevel = patterns.stream().noneMatch(pattern -> pattern.contains("/") || pattern.contains("**"));
        List<String> seen = topLevel
                ? list.paths().stream().filter(path -> path.indexOf('/') < 0).toList()
                : list.paths();
        return new ExistingFiles(seen).hasAny(patterns);
    }

    private boolean hasAny(Collection<String> patterns) {
        List<String> globs = new ArrayList<>();
        for (String pattern : patterns) {
            if (isPlain(pattern) ? has(pattern) : isExtension(pattern) && hasEnding(withoutAnywhere(pattern))) {
                return true;
            }
            if (!isPlain(pattern) && !isExtension(pattern)) {
                globs.add(pattern);
            }
        }
        return (long) paths.size() * globs.size() > FileClauses.MOST_COMPARISONS || FileClauses.anyMatch(paths, globs);
    }

    private static boolean isPlain(String pattern) {
        return pattern.chars().noneMatch(unit -> "*?[{".indexOf(unit) >= 0);
    }

    private static boolean isExtension(String pattern) {
        String ending = withoutAnywhere(pattern);
        return ending.startsWith(".") && !ending.contains("/") && isPlain(ending);
    }

    private static String withoutAnywhere(String pattern) {
        return pattern.startsWith(ANYWHERE) ? pattern.substring(ANYWHERE.length()) : pattern;
    }

    private boolean hasEnding(String ending) {
        return paths.stream().anyMatch(path -> path.endsWith(ending));
    }

    /**
     * A folder is looked for as GitLab does it, by halving, where only "here" and "further down" are answers. So a folder is
     * overlooked when the search has passed it: {@code a/} among {@code a/x, b, c}, there as here.
     */
    private boolean has(String pattern) {
        return pattern.endsWith("/")
                ? halving(path -> path.startsWith(pattern) ? 0 : 1)
                : halving(path -> BY_BYTES.compare(pattern, path));
    }

    /** @param side 0: here, positive: further down the list */
    private boolean halving(ToIntFunction<String> side) {
        int low = 0;
        int high = paths.size();
        while (low < high) {
            int middle = low + (high - low) / 2;
            int answer = side.applyAsInt(paths.get(middle));
            if (answer == 0) {
                return true;
            }
            high = answer < 0 ? middle : high;
            low = answer < 0 ? low : middle + 1;
        }
        return false;
    }
}
