package io.github.cimaven.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where nobody knows what changed, GitLab takes every {@code changes} for true. Remembers what that decided, for people may not
 * expect it.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#ruleschanges">rules:changes</a>
 */
final class AssumedChanges {
    private static final int MOST_SHOWN = 5;

    private final List<String> decided = new ArrayList<>();

    void add(String what) {
        decided.add(what);
    }

    /** One line; absent where it did not matter. */
    Optional<String> notice() {
        if (decided.isEmpty()) {
            return Optional.empty();
        }
        int more = decided.size() - MOST_SHOWN;
        String names = String.join(", ", decided.subList(0, Math.min(MOST_SHOWN, decided.size())));
        return Optional.of(
                "what was changed is not known, so every 'changes' counts as true, as in GitLab; it decided for "
                        + names + (more > 0 ? " and " + more + " more" : "")
                        + ": -Dci.changes=FILE,… or -Dci.compareTo=REF tells what was changed");
    }
}
