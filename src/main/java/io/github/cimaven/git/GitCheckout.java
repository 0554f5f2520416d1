package io.github.cimaven.git;

import io.github.cimaven.git.GitFacts.Commit;
import io.github.cimaven.io.RawPaths;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The user's checkout. Its repository, index, hooks and files are only read. */
public final class GitCheckout {
    /** What would be committed, in the words of git ls-files. */
    private static final String[] COMMITTED = {"--cached", "--others", "--exclude-standard"};

    private final Git git;
    private final Path root;
    private final Map<String, String> environment;

    private GitCheckout(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
        this.git = new Git(root, environment);
    }

    /**
     * What was found at a folder.
     *
     * @param reason why there is no checkout, for a person
     */
    public record Search(Optional<GitCheckout> checkout, String reason) {}

    /** The checkout that a folder belongs to. */
    public static Search find(Path directory, Map<String, String> environment) throws InterruptedException {
        try {
            Git.Answer answer = new Git(directory, environment).ask("rev-parse", "--show-toplevel");
            String top = answer.text().strip();
            boolean found = answer.exitCode() == 0 && !top.isEmpty();
            // The top of a checkout cannot be ignored by it.
            if (found
                    && !RawPaths.absolute(top).equals(directory)
                    && new Git(directory, environment)
                                    .ask("check-ignore", "-q", ".")
                                    .exitCode()
                            == 0) {
                return new Search(Optional.empty(), "the git checkout around this folder ignores it");
            }
            if (found) {
                return new Search(Optional.of(new GitCheckout(RawPaths.absolute(top), environment)), "");
            }
            boolean none = answer.error().contains("not a git repository") || answer.exitCode() == 0;
            return new Search(
                    Optional.empty(),
                    none
                            ? "this is no git checkout"
                            : answer.error().strip().lines().findFirst().orElse("git gave no answer"));
        } catch (IOException e) {
            return new Search(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    public Path root() {
        return root;
    }

    public GitHistory history() {
        return new GitHistory(git);
    }

    public GitFacts facts() throws GitException, InterruptedException {
        try (Git.Question settings = git.begin(
                        "config", "-z", "--get-regexp", "^(remote\\.origin\\.url|user\\.name|user\\.email)$");
                Git.Question head = git.begin(
                        "log",
                        "-1",
                        "--no-show-signature",
                        "--encoding=UTF-8",
                        "--format=%H%n%an <%ae>%n%cI%n%B",
                        "HEAD");
                Git.Question branch = git.begin("symbolic-ref", "-q", "--short", "HEAD");
                Git.Question tag = git.begin("tag", "--points-at", "HEAD");
                Git.Question branches = git.begin(
                        "for-each-ref",
                        "--format=%(refname) %(symref)",
                        "refs/remotes/origin/HEAD",
                        "refs/heads/main",
                        "refs/heads/master")) {
            Map<String, String> config = config(settings.answer());
            return new GitFacts(
                    root,
                    head(head.answer()),
                    branch.answer().lines().stream().findFirst(),
                    tag.answer().lines().stream().findFirst(),
                    defaultBranch(branches.answer().lines()),
                    Optional.ofNullable(config.get("remote.origin.url")),
                    Optional.ofNullable(config.get("user.name")),
                    Optional.ofNullable(config.get("user.email")));
        } catch (IOException e) {
            throw new GitException("git could not be called: " + e.getMessage(), e);
        }
    }

    private static Optional<Commit> head(Git.Answer answer) {
        if (answer.exitCode() != 0) {
            return Optional.empty();
        }
        String[] parts = answer.text().split("\n", 4);
        return Optional.of(
                new Commit(parts[0], parts[1], OffsetDateTime.parse(parts[2]).toInstant(), parts[3].stripTrailing()));
    }

    private static Map<String, String> config(Git.Answer answer) {
        Map<String, String> values = new HashMap<>();
        for (String entry : answer.text().split("\0", -1)) {
            int end = entry.indexOf('\n');
            if (end > 0) {
                values.put(entry.substring(0, end), entry.substring(end + 1));
            }
        }
        return values;
    }

    private static String defaultBranch(List<String> refs) {
        String remoteHead = "refs/remotes/origin/HEAD refs/remotes/origin/";
        return refs.stream()
                .filter(ref -> ref.startsWith(remoteHead))
                .map(ref -> ref.substring(remoteHead.length()))
                .findFirst()
                .orElse(refs.contains("refs/heads/main ") || !refs.contains("refs/heads/master ") ? "main" : "master");
    }

    /**
     * What would be committed: tracked files, and untracked ones that git does not ignore, as far as they are there. Absolute,
     * in git's order, whatever bytes their names have; a submodule is one folder.
     */
    public List<Path> files() throws GitException, InterruptedException {
        Set<Path> files = new LinkedHashSet<>();
        for (byte[] name : names(COMMITTED)) {
            Path path = RawPaths.resolve(root, name);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                files.add(path);
            }
        }
        return List.copyOf(files);
    }

    private List<byte[]> names(String... which) throws GitException, InterruptedException {
        return namesBy(
                Stream.concat(Stream.of("ls-files", "-z"), Stream.of(which)).toArray(String[]::new));
    }

    private List<byte[]> namesBy(String... question) throws GitException, InterruptedException {
        return namesBy(line -> {}, question);
    }

    private List<byte[]> namesBy(Consumer<String> warnings, String... question)
            throws GitException, InterruptedException {
        Git.Answer answer;
        try {
            answer = git.ask(question);
        } catch (IOException e) {
            throw new GitException("git could not be called: " + e.getMessage(), e);
        }
        if (answer.exitCode() != 0) {
            throw new GitException(
                    "git " + question[0] + " failed: " + answer.error().strip());
        }
        answer.error().lines().forEach(warnings);
        List<byte[]> names = new ArrayList<>();
        ByteBuffer output = ByteBuffer.wrap(answer.output());
        int start = 0;
        for (int end = 0; end < answer.output().length; end++) {
            if (output.get(end) == 0) {
                byte[] name = new byte[end - start];
                output.get(start, name);
                names.add(name);
                start = end + 1;
            }
        }
        return names;
    }

    /**
     * What is in the index, by name relative to the top, also what is not there any more; a submodule is one name. In front of
     * each stands the letter that tells how git looks after it, and a space: {@code H} is the usual one.
     */
    public List<byte[]> indexed() throws GitException, InterruptedException {
        return names("--cached", "-v");
    }

    /**
     * What git neither knows nor ignores. A repository inside this one is one name, with a slash at its end.
     *
     * @param warnings gets git's own, such as of a folder that cannot be read
     */
    public List<byte[]> untracked(Consumer<String> warnings) throws GitException, InterruptedException {
        return namesBy(warnings, "ls-files", "-z", "--others", "--exclude-standard");
    }

    /** What is in the index and may have changed since it was put there, or is gone, by what the file system says of it. */
    public List<byte[]> touched() throws GitException, InterruptedException {
        return namesBy("diff-files", "-z", "--name-only", "--ignore-submodules=all");
    }

    /** The file that holds the index; need not be there. */
    public Path index() throws GitException, InterruptedException {
        String path = git.demand("rev-parse", "--git-path", "index").stripTrailing();
        return path.startsWith("/") ? RawPaths.absolute(path) : RawPaths.resolve(root, path);
    }

    /** Where git looks for hooks. */
    public HookFolder hooks() throws GitException, InterruptedException {
        return HookFolder.of(git, root);
    }

    /** The names of {@link #files()} as text, relative to the top, with {@code /}. */
    public List<String> paths() throws GitException, InterruptedException {
        return names(COMMITTED).stream()
                .map(name -> new String(name, StandardCharsets.UTF_8))
                .toList();
    }

    /** Files that are as git has them, so that it can give them back; absolute. None that it was told not to look at. */
    public Set<Path> unchanged() throws GitException, InterruptedException {
        Set<Path> paths = new HashSet<>();
        for (byte[] entry : indexed()) {
            if (entry[0] == 'H') {
                paths.add(RawPaths.resolve(root, Arrays.copyOfRange(entry, 2, entry.length)));
            }
        }
        for (byte[] name : names("--modified")) {
            paths.remove(RawPaths.resolve(root, name));
        }
        return paths;
    }

    /** Whether a file is part of the next commit as it is, ignored or not. */
    public boolean tracks(Path file) throws GitException, InterruptedException {
        return file.startsWith(root)
                && !names("--cached", "--", ":(top,literal)" + root.relativize(file))
                        .isEmpty();
    }

    /** Whether a file is left out of commits by the user's or the project's rules. */
    public boolean ignores(Path file) throws GitException, InterruptedException {
        try {
            return git.ask("check-ignore", "--quiet", "--", file.toString()).exitCode() == 0;
        } catch (IOException e) {
            throw new GitException("git could not be called: " + e.getMessage(), e);
        }
    }

    /** Tells two states apart in which {@link #shareWith} would make different repositories. */
    public String stateOfRepository(GitFacts facts) throws GitException, InterruptedException {
        return String.join(
                "\n",
                root.toString(),
                facts.head().map(Commit::sha).orElse("no commit"),
                facts.branch().orElse(""),
                facts.remoteUrl().orElse(""),
                git.demand("for-each-ref", "--format=%(objectname) %(refname) %(symref)"));
    }

    /** Whether files of the index are left out of the checkout on purpose. */
    public boolean isSparse() throws InterruptedException, GitException {
        try {
            return git.ask("config", "--type=bool", "core.sparseCheckout")
                    .text()
                    .strip()
                    .equals("true");
        } catch (IOException e) {
            throw new GitException("git could not be called: " + e.getMessage(), e);
        }
    }

    /** What a sparse checkout leaves out would be committed all the same; what the user has deleted would not. */
    private void fill(Git copy, Path folder) throws GitException, InterruptedException {
        copy.demand("checkout-index", "--all");
        try {
            for (byte[] name : names("--deleted")) {
                Files.deleteIfExists(RawPaths.resolve(folder, name));
            }
        } catch (IOException e) {
            throw new GitException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes the index of a copy. From the user's own comes what git knows of the files' times, which the copies have too: without
     * that the first question for what has changed would read every file.
     */
    private void readHead(Git copy, Path folder) throws GitException, InterruptedException {
        Path index = index();
        boolean whole = Files.isRegularFile(index) && !isSparse();
        try {
            if (whole) {
                Files.copy(index, folder.resolve(".git/index"), StandardCopyOption.COPY_ATTRIBUTES);
                // Whatever else the file system says is not the same in a copy.
                Files.writeString(
                        folder.resolve(".git/config"),
                        "[core]\n\tcheckStat = minimal\n\ttrustctime = false\n",
                        StandardOpenOption.APPEND);
            }
            if (!whole || copy.ask("read-tree", "--reset", "HEAD").exitCode() != 0) {
                // One that is split in two is of no use without its other part.
                Files.deleteIfExists(folder.resolve(".git/index"));
                copy.demand("read-tree", "HEAD");
            }
        } catch (IOException e) {
            throw new GitException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes a repository that shares this one's objects and belongs to a job: HEAD detached at the commit checked out here, as
     * GitLab Runner leaves it, the index at HEAD, {@code origin} leading where it leads here but without a password in
     * its address, no hooks.
     *
     * @param folder to be created; gets a {@code .git}, and no files but those that a sparse checkout leaves out
     */
    public void shareWith(Path folder, GitFacts facts) throws GitException, InterruptedException {
        if (facts.head().isEmpty()) {
            git.demand("init", "--quiet", "--template=", folder.toString());
            if (facts.branch().isPresent()) {
                new Git(folder, environment)
                        .demand(
                                "symbolic-ref",
                                "HEAD",
                                "refs/heads/" + facts.branch().get());
            }
            return;
        }
        git.demand(
                "clone",
                "--quiet",
                "--shared",
                "--no-checkout",
                "--origin=origin",
                "--template=",
                "--",
                root.toString(),
                folder.toString());
        Git copy = new Git(folder, environment);
        copy.demand("update-ref", "--no-deref", "HEAD", facts.head().get().sha());
        readHead(copy, folder);
        if (isSparse()) {
            fill(copy, folder);
        }
        if (facts.remoteUrl().isPresent()) {
            copy.demand(
                    "remote",
                    "set-url",
                    "origin",
                    RemoteUrl.withoutCredentials(facts.remoteUrl().get()));
        } else {
            copy.demand("remote", "remove", "origin");
        }
    }
}
