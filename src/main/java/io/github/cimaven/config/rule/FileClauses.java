package io.github.cimaven.config.rule;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers {@code changes} and {@code exists} for all rules of one pipeline: asks for each list of files once, and compares the same
 * patterns once.
 */
public final class FileClauses {
    /** Beyond so many comparisons GitLab takes a match for granted. */
    static final long MOST_COMPARISONS = 50_000;

    /** GitLab counts a pattern with braces once; beyond so many alternatives of patterns times files it would not answer in time. */
    private static final long MOST_ALTERNATIVES = 20_000_000;

    private final RuleFiles files;
    private final Map<List<?>, FileList> lists = new HashMap<>();
    private final IdentityHashMap<FileList, Map<Set<String>, Boolean>> answers = new IdentityHashMap<>();

    public FileClauses(RuleFiles files) {
        this.files = files;
    }

    /** What the event changed. */
    public FileList changed() {
        return lists.computeIfAbsent(List.of("changed"), key -> files.changed());
    }

    FileList changedSince(String ref) {
        return lists.computeIfAbsent(List.of("since", ref), key -> files.changedSince(ref));
    }

    /** All files of this project, sorted as git does. */
    FileList all() {
        return lists.computeIfAbsent(List.of("all"), key -> ExistingFiles.sorted(FileList.of(files.paths())));
    }

    FileList all(String project, Optional<String> ref) {
        return lists.computeIfAbsent(
                List.of("all", project, ref), key -> ExistingFiles.sorted(files.paths(project, ref)));
    }

    /** Whether one of the patterns names one of the changed files; that is taken for granted where these are not known. */
    boolean changes(FileList list, List<String> patterns) {
        Set<String> distinct = new LinkedHashSet<>(patterns);
        return list.kind() != FileList.Kind.KNOWN
                || once(
                        list,
                        distinct,
                        () -> (long) list.paths().size() * distinct.size() > MOST_COMPARISONS
                                || anyMatch(list.paths(), distinct));
    }

    /** Whether one of the patterns names one of the files, which are sorted. */
    boolean exists(FileList list, List<String> patterns) {
        Set<String> distinct = new LinkedHashSet<>(patterns);
        return once(list, distinct, () -> ExistingFiles.among(list, distinct));
    }

    private boolean once(FileList list, Set<String> patterns, Supplier<Boolean> answer) {
        return answers.computeIfAbsent(list, key -> new HashMap<>()).computeIfAbsent(patterns, key -> answer.get());
    }

    static boolean anyMatch(List<String> paths, Iterable<String> patterns) {
        long comparisons = 0;
        for (String text : patterns) {
            PathPattern pattern = PathPattern.of(text);
            comparisons += (long) paths.size() * pattern.size();
            if (comparisons > MOST_ALTERNATIVES || paths.stream().anyMatch(pattern::matches)) {
                return true;
            }
        }
        return false;
    }
}
