package io.github.cimaven.git;

import io.github.cimaven.io.RawPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where git looks for the hooks of a checkout: in its repository, which worktrees share, or where {@code core.hooksPath} says.
 *
 * @param own whether it is a folder of this repository; another one may be that of all the user's repositories
 */
public record HookFolder(Path path, boolean own) {
    /** @param git in the top folder of the checkout */
    static HookFolder of(Git git, Path root) throws GitException, InterruptedException {
        Path repository = absolute(root, git.demand("rev-parse", "--git-common-dir"));
        List<String> set = asked(git);
        if (set.size() < 2) {
            return new HookFolder(repository.resolve("hooks"), true);
        }
        // The last one is what our own calls of git set.
        Path named = absolute(root, set.get(set.size() - 2));
        return new HookFolder(named, named.startsWith(root) || named.startsWith(repository));
    }

    private static List<String> asked(Git git) throws GitException, InterruptedException {
        try {
            return git.ask("config", "--type=path", "--get-all", "core.hooksPath")
                    .lines();
        } catch (IOException e) {
            throw new GitException("git could not be called: " + e.getMessage(), e);
        }
    }

    private static Path absolute(Path root, String path) {
        String stripped = path.stripTrailing();
        Path found = stripped.startsWith("/") ? RawPaths.absolute(stripped) : RawPaths.resolve(root, stripped);
        return found.normalize();
    }
}
