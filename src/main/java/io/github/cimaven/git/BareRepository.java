package io.github.cimaven.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one commit in a repository without a working tree. */
public final class BareRepository {
    private final Git git;
    private final String commit;
    private Optional<Map<String, String>> blobs = Optional.empty();

    public BareRepository(Path folder, String commit, Map<String, String> environment) {
        this.git = new Git(folder, environment);
        this.commit = commit;
    }

    /** All files, in git's order. */
    public List<String> paths() throws GitException, InterruptedException {
        return List.copyOf(blobs().keySet());
    }

    /** The digits of each file's content, by its path. A submodule is no file. */
    private Map<String, String> blobs() throws GitException, InterruptedException {
        if (blobs.isEmpty()) {
            Map<String, String> found = new LinkedHashMap<>();
            for (String entry : answer("ls-tree", "-r", "-z", commit).text().split("\0", -1)) {
                String[] parts = entry.split("[ \t]", 4);
                if (parts.length == 4 && parts[1].equals("blob")) {
                    found.put(parts[3], parts[2]);
                }
            }
            blobs = Optional.of(found);
        }
        return blobs.get();
    }

    /** The content of a file; absent when there is none. */
    public Optional<byte[]> read(String path) throws GitException, InterruptedException {
        String blob = blobs().get(path);
        return blob == null
                ? Optional.empty()
                : Optional.of(answer("cat-file", "blob", blob).output());
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
