package io.github.cimaven.config.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in a few words which of the changed files a list of patterns has met. */
final class ChangedFiles {
    private static final int MOST_NAMED = 3;

    private ChangedFiles() {}

    static String remark(FileList list, List<String> patterns) {
        if (list.kind() != FileList.Kind.KNOWN) {
            return "what was changed is not known, which counts as yes";
        }
        if (list.paths().isEmpty()) {
            return "nothing was changed";
        }
        List<PathPattern> wanted = patterns.stream().map(PathPattern::of).toList();
        Optional<String> met = list.paths().stream()
                .filter(path -> wanted.stream().anyMatch(pattern -> pattern.matches(path)))
                .findFirst();
        int more = list.paths().size() - MOST_NAMED;
        return met.map(path -> path + " was changed")
                .orElseGet(() -> "changed is only "
                        + list.paths().stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (more > 0 ? " and " + more + " more" : ""));
    }
}
