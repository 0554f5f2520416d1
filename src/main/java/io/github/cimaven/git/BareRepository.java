package io.github.cimaven.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one commit in a repository without a working tree. */
public final class BareRepository {
    private final Git git;
    private final String commit;
    private Optional<List<String>> paths = Optional.empty();

    public BareRepository(Path folder, String commit, Map<String, String> environment) {
        this.git = new Git(folder, environment);
        this.commit = commit;
    }

    /** All files, in git's order. */
    public List<String> paths() throws GitException, InterruptedException {
        if (paths.isEmpty()) {
            paths = Optional.of(List.of(new String(
                            answer("ls-tree", "-r", "-z", "--name-only", commit).output(), StandardCharsets.UTF_8)
                    .split("\0")));
        }
        return paths.get();
    }

    /** The content of a file; absent when there is none. */
    public Optional<byte[]> read(String path) throws GitException, InterruptedException {
        return paths().contains(path)
                ? Optional.of(answer("cat-file", "blob", commit + ":" + path).output())
                : Optional.empty();
    }

    private Git.Answer answer(String... arguments) throws GitException, InterruptedException {
        try {
            String[] all = new String[arguments.length + 1];
            all[0] = "--git-dir=.";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            Git.Answer answer = git.ask(all);
            if (answer.exitCode() != 0) {
                throw new GitException(
                        "git " + arguments[0] + " failed: " + answer.error().strip());
            }
            return answer;
        } catch (IOException e) {
            throw new GitException("git could not be called: " + e.getMessage(), e);
        }
    }
}
