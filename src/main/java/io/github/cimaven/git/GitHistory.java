package io.github.cimaven.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a checkout knows of commits and of what changed between them. What is not committed yet counts as changed. */
public final class GitHistory {
    private static final Pattern LOCAL_BRANCH = Pattern.compile("^(?:refs/heads/)?(.+)$");

    private static final String BRANCHES = "refs/heads/";

    private final Git git;

    GitHistory(Git git) {
        this.git = git;
    }

    /**
     * The commit of a ref as the server would find it: a branch is where {@code origin} has it, as far as that is known here.
     *
     * @param ref a branch, a tag or the digits of a commit
     */
    public Optional<String> commit(String ref) throws GitException, InterruptedException {
        String branch = LOCAL_BRANCH.matcher(ref).replaceFirst("$1");
        for (String name : List.of("refs/remotes/origin/" + branch, ref)) {
            Optional<String> commit = resolved(name);
            if (commit.isPresent()) {
                return commit;
            }
        }
        return Optional.empty();
    }

    private Optional<String> resolved(String name) throws GitException, InterruptedException {
        return name.isBlank() || name.startsWith("-")
                ? Optional.empty()
                : answer("rev-parse", "--verify", "--quiet", name + "^{commit}");
    }

    /**
     * Where the branch checked out stands on the server, as far as it was pushed and that is known here. An upstream of another
     * name is where the branch was taken from.
     */
    public Optional<String> pushed() throws GitException, InterruptedException {
        List<String> names = branchAndUpstream();
        if (names.isEmpty() || !names.get(0).startsWith(BRANCHES)) {
            return Optional.empty();
        }
        String branch = names.get(0).substring(BRANCHES.length());
        Optional<String> ofOrigin = resolved("refs/remotes/origin/" + branch);
        if (ofOrigin.isPresent()) {
            return ofOrigin;
        }
        boolean sameName = names.size() > 1 && names.get(1).endsWith("/" + branch);
        return sameName ? resolved("@{upstream}") : Optional.empty();
    }

    /** The full names; git says the first and fails where there is no second. */
    private List<String> branchAndUpstream() throws GitException, InterruptedException {
        try {
            return git.ask("rev-parse", "--symbolic-full-name", "HEAD", "@{upstream}")
                    .text()
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new GitException("git could not be called: " + e.getMessage(), e);
        }
    }

    /** The commit before the one checked out. */
    public Optional<String> parent() throws GitException, InterruptedException {
        return resolved("HEAD^1");
    }

    /** The last commit that the one checked out has in common with another; that other one where they have none. */
    public String parting(String commit) throws GitException, InterruptedException {
        return answer("merge-base", commit, "HEAD").orElse(commit);
    }

    /** Whether nothing would be committed. */
    public boolean isClean() throws GitException, InterruptedException {
        return changedSince("HEAD").isEmpty();
    }

    /** Files that differ between a commit and what is on disk now, deleted ones included; a renamed one by both names. */
    public List<String> changedSince(String commit) throws GitException, InterruptedException {
        Set<String> names = new LinkedHashSet<>(names(
                "diff", "--name-only", "--no-renames", "--no-ext-diff", "--ignore-submodules=dirty", "-z", commit));
        names.addAll(names("ls-files", "--others", "--exclude-standard", "-z"));
        return new ArrayList<>(names);
    }

    /** All files of a commit. */
    public List<String> filesAt(String commit) throws GitException, InterruptedException {
        return names("ls-tree", "-r", "--name-only", "-z", commit);
    }

    /** The last commit that changed a file. */
    public Optional<String> lastCommit(String path) throws GitException, InterruptedException {
        return answer("log", "-1", "--format=%H", "--", path);
    }

    /** What was written to an annotated tag. */
    public Optional<String> tagMessage(String tag) throws GitException, InterruptedException {
        String message = text(
                        "tag", "--list", "--format=%(if:equals=tag)%(objecttype)%(then)%(contents)%(end)", "--", tag)
                .strip();
        return Optional.of(message).filter(text -> !text.isEmpty());
    }

    private List<String> names(String... arguments) throws GitException, InterruptedException {
        return Stream.of(git.demand(arguments).split("\0", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Optional<String> answer(String... arguments) throws GitException, InterruptedException {
        return text(arguments).lines().findFirst();
    }

    /** What git says, nothing if it fails. */
    private String text(String... arguments) throws GitException, InterruptedException {
        try {
            Git.Answer answer = git.ask(arguments);
            return answer.exitCode() == 0 ? answer.text() : "";
        } catch (IOException e) {
            throw new GitException("git could not be called: " + e.getMessage(), e);
        }
    }
}
