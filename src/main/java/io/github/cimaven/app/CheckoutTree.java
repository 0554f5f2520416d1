package io.github.cimaven.app;

import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.config.include.OtherProjects;
import io.github.cimaven.config.include.UnavailableException;
import io.github.cimaven.config.rule.FileList;
import io.github.cimaven.git.BlobId;
import io.github.cimaven.git.GitException;
import io.github.cimaven.git.GitHistory;
import io.github.cimaven.io.RawPaths;
import io.github.cimaven.plan.ProjectTree;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The project's files as they are on this machine, uncommitted changes included: what a developer tries out is what is there, not
 * what was there at the last commit.
 *
 * <p>What an event changed is what the user says, or what git tells: for a push, what the server does not have yet, or the last
 * commit when there is nothing to push; for a merge request, what came since the target branch. For all other events, and for a
 * branch that was never pushed, GitLab does not know either.
 */
final class CheckoutTree implements ProjectTree {
    private final Path folder;
    private final IncludeOrigin files;
    private final Optional<GitHistory> git;
    /** From the top of the checkout to the project's folder, empty or with a slash at the end. */
    private final String prefix;

    private final Occasion occasion;
    private final OtherProjects others;
    private Optional<Optional<String>> base = Optional.empty();

    /**
     * @param folder of the project
     * @param files of the project
     * @param git absent outside of a checkout
     * @param prefix from the top of the checkout to the folder, empty or with a slash at the end
     * @param others all other projects
     */
    CheckoutTree(
            Path folder,
            IncludeOrigin files,
            Optional<GitHistory> git,
            String prefix,
            Occasion occasion,
            OtherProjects others) {
        this.folder = folder;
        this.files = files;
        this.git = git;
        this.prefix = prefix;
        this.occasion = occasion;
        this.others = others;
    }

    /**
     * What there is to compare.
     *
     * @param source of the event
     * @param target the branch that a merge request goes to
     * @param tag whether a tag was pushed
     * @param project the full path
     */
    record Occasion(Settings.Event event, String source, String target, boolean tag, String project) {}

    @Override
    public FileList changed() {
        if (occasion.event().changes().isPresent()) {
            return FileList.of(occasion.event().changes().get());
        }
        return base().map(this::differing).orElse(FileList.UNKNOWN);
    }

    @Override
    public Optional<String> base() {
        if (base.isEmpty()) {
            base = Optional.of(git.flatMap(history -> asked(() -> found(history))));
        }
        return base.get();
    }

    @Override
    public Optional<String> tagMessage(String tag) {
        return git.flatMap(history -> asked(() -> history.tagMessage(tag)));
    }

    private Optional<String> found(GitHistory history) throws GitException, InterruptedException {
        Optional<String> wanted = occasion.event().compareTo();
        if (wanted.isPresent()) {
            return parting(history, history.commit(wanted.get()));
        }
        if (occasion.tag()) {
            return Optional.empty();
        }
        return switch (occasion.source()) {
            case "merge_request_event" -> parting(history, history.commit(occasion.target()));
            case "push" -> beforePush(history);
            default -> Optional.empty();
        };
    }

    private static Optional<String> parting(GitHistory history, Optional<String> commit)
            throws GitException, InterruptedException {
        return commit.isPresent() ? Optional.of(history.parting(commit.get())) : Optional.empty();
    }

    private static Optional<String> beforePush(GitHistory history) throws GitException, InterruptedException {
        Optional<String> pushed = parting(history, history.pushed());
        boolean nothingToPush = pushed.isPresent() && pushed.equals(history.commit("HEAD")) && history.isClean();
        return nothingToPush ? history.parent() : pushed;
    }

    @Override
    public FileList changedSince(String ref) {
        if (occasion.event().changes().isPresent()) {
            return FileList.of(occasion.event().changes().get());
        }
        return git.flatMap(history -> asked(() -> parting(history, history.commit(ref))))
                .map(this::differing)
                .orElse(FileList.NO_SUCH_REF);
    }

    private FileList differing(String commit) {
        return FileList.of(within(asked(() -> git.orElseThrow().changedSince(commit))));
    }

    private List<String> within(List<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    @Override
    public List<String> paths() {
        try {
            return files.paths();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileList pathsOfAnother(String project, Optional<String> ref) {
        try {
            return FileList.of(others.at(project, ref.orElse("HEAD")).files().paths());
        } catch (UnavailableException e) {
            return switch (e.reason()) {
                case NO_PROJECT, REFUSED -> FileList.NO_SUCH_PROJECT;
                case NO_REF -> FileList.NO_SUCH_REF;
                case NO_ANSWER, OFFLINE ->
                    throw new UncheckedIOException(new IOException("the files of " + project
                            + ", which a rule asks for, could not be fetched: "
                            + (e.detail().isEmpty() ? "the build is offline" : e.detail())));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FileList paths(String project, Optional<String> ref) {
        if (!project.equals(occasion.project())) {
            return pathsOfAnother(project, ref);
        }
        if (ref.isEmpty()) {
            return FileList.of(paths());
        }
        return git.flatMap(history -> asked(() -> history.commit(ref.get())))
                .map(commit -> FileList.of(within(asked(() -> git.orElseThrow().filesAt(commit)))))
                .orElse(FileList.NO_SUCH_REF);
    }

    @Override
    public Optional<String> blob(String path) {
        Path file = RawPaths.resolve(folder, path).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(BlobId.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> lastCommit(String path) {
        return git.flatMap(history -> asked(() -> history.lastCommit(prefix + path)));
    }

    /** A question to git. */
    private interface Question<T> {
        T ask() throws GitException, InterruptedException;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (GitException e) {
            throw new UncheckedIOException(e.getMessage(), new IOException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while git was asked"));
        }
    }
}
