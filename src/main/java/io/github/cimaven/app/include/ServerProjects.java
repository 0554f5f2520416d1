package io.github.cimaven.app.include;

import io.github.cimaven.app.include.KeptFiles.Kept;
import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.config.include.OtherProjects;
import io.github.cimaven.config.include.RemoteFiles;
import io.github.cimaven.config.include.UnavailableException;
import io.github.cimaven.config.include.UnavailableException.Reason;
import io.github.cimaven.git.BareRepository;
import io.github.cimaven.git.GitException;
import io.github.cimaven.git.RemoteAccess;
import io.github.cimaven.git.RemoteProject;
import io.github.cimaven.git.RemoteRepository;
import io.github.cimaven.git.RemoteRepository.UnreachedException;
import io.github.cimaven.git.RemoteUrl;
import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.Trees;
import io.github.cimaven.io.WholeFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Projects on the server that {@code origin} leads to. Their branches and tags are asked for at most once in a run and kept; so is
 * each commit, which never changes.
 */
final class ServerProjects implements OtherProjects {
    private static final Pattern FULL_SHA = Pattern.compile("[0-9a-f]{40}");

    private final Map<String, String> environment;
    private final Optional<String> origin;
    private final Access access;
    private Optional<RemoteAccess> asked = Optional.empty();
    private final CacheFolder cache;
    private final WritableFolder scratch;
    private final KeptFiles kept;
    private final Freshness freshness;
    private final Map<String, Refs> known = new LinkedHashMap<>();
    private final Map<String, IncludeOrigin> opened = new LinkedHashMap<>();
    private final Map<String, UnavailableException> failed = new LinkedHashMap<>();

    /**
     * @param environment of the caller
     * @param origin the remote of the pipeline's own project
     * @param access looked for when it is needed
     */
    ServerProjects(
            Map<String, String> environment,
            Optional<String> origin,
            Access access,
            CacheFolder cache,
            Freshness freshness) {
        this.environment = environment;
        this.origin = origin;
        this.access = access;
        this.cache = cache;
        this.scratch = new WritableFolder(cache);
        this.kept = new KeptFiles(cache, "refs");
        this.freshness = freshness;
    }

    /** How servers are asked; to find that out takes git itself. */
    interface Access {
        RemoteAccess find() throws GitException, InterruptedException;
    }

    private RemoteAccess access() throws GitException, InterruptedException {
        if (asked.isEmpty()) {
            asked = Optional.of(access.find());
        }
        return asked.get();
    }

    /**
     * Commits by full names.
     *
     * @param notice what the user should know of them
     * @param ofThisRun whether the server was asked for them just now
     */
    private record Refs(Map<String, String> commits, Optional<String> notice, boolean ofThisRun) {
        List<String> tags() {
            return commits.keySet().stream()
                    .filter(name -> name.startsWith("refs/tags/"))
                    .map(name -> name.substring("refs/tags/".length()))
                    .toList();
        }
    }

    @Override
    public Copy at(String path, String ref) throws UnavailableException, IOException {
        String url = url(path);
        try {
            if (FULL_SHA.matcher(ref).matches()) {
                return new Copy(files(url, ref, path), ref, scratch.trouble());
            }
            Refs refs = refs(path, url);
            Optional<String> sha = commit(refs, ref);
            if (sha.isEmpty() && !refs.ofThisRun() && !freshness.offline()) {
                refs = asked(path, url, Optional.empty());
                sha = commit(refs, ref);
            }
            String found = sha.orElseThrow(() -> unknown(ref));
            IncludeOrigin files = files(url, found, path);
            return new Copy(files, found, refs.notice().or(scratch::trouble));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a project was fetched");
        }
    }

    @Override
    public Optional<List<String>> tags(String path, Predicate<List<String>> enough)
            throws UnavailableException, IOException {
        String url = url(path);
        try {
            Refs refs = refs(path, url);
            if (!refs.ofThisRun() && !freshness.offline() && !enough.test(refs.tags())) {
                refs = asked(path, url, kept.read(RemoteUrl.withoutCredentials(url)));
            }
            return Optional.of(refs.tags());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the tags of a project were fetched");
        }
    }

    private String url(String path) throws UnavailableException {
        if (path.startsWith("/") || path.endsWith("/") || path.contains("//") || path.contains("..")) {
            throw new UnavailableException(Reason.NO_PROJECT, "'" + path + "' is no path of a project");
        }
        if (origin.isEmpty()) {
            throw new UnavailableException(
                    Reason.NO_PROJECT,
                    "this checkout has no remote 'origin', whose server would be asked; -Dci.include.map=" + path
                            + "=FOLDER takes the project from a folder");
        }
        return RemoteProject.beside(origin.get(), path)
                .orElseThrow(() -> new UnavailableException(
                        Reason.NO_PROJECT, "there is no such project beside the remote 'origin'"));
    }

    /** GitLab takes a tag before a branch of the same name. */
    private static Optional<String> commit(Refs refs, String ref) {
        return Stream.of("", "refs/tags/", "refs/heads/", "refs/")
                .filter(prefix -> !prefix.isEmpty() || ref.equals("HEAD") || ref.startsWith("refs/"))
                .flatMap(prefix -> Stream.ofNullable(refs.commits().get(prefix + ref)))
                .findFirst();
    }

    private UnavailableException unknown(String ref) {
        if (freshness.offline()) {
            return new UnavailableException(Reason.OFFLINE, "");
        }
        return new UnavailableException(
                Reason.NO_REF,
                ref.matches("[0-9a-f]{4,39}")
                        ? "a commit has to be named by all its 40 digits here"
                        : "the project has no branch or tag of this name");
    }

    private Refs refs(String path, String url) throws UnavailableException, IOException, InterruptedException {
        Refs refs = known.get(url);
        if (refs != null) {
            return refs;
        }
        Optional<Kept> copy = kept.read(RemoteUrl.withoutCredentials(url));
        if (copy.isPresent() && freshness.serves(copy.get().time(), RemoteFiles.USUAL)) {
            refs = new Refs(parsed(copy.get().content()), Optional.empty(), false);
            known.put(url, refs);
            return refs;
        }
        if (freshness.offline()) {
            throw new UnavailableException(Reason.OFFLINE, "");
        }
        return asked(path, url, copy);
    }

    private Refs asked(String path, String url, Optional<Kept> copy)
            throws UnavailableException, IOException, InterruptedException {
        UnavailableException before = failed.get(url);
        if (before != null) {
            throw new UnavailableException(before.reason(), before.detail());
        }
        try {
            Refs refs = fetched(path, url, copy);
            known.put(url, refs);
            return refs;
        } catch (UnavailableException e) {
            failed.put(url, e);
            throw e;
        }
    }

    private Refs fetched(String path, String url, Optional<Kept> copy)
            throws UnavailableException, IOException, InterruptedException {
        try {
            Instant now = freshness.clock().instant();
            Map<String, String> commits = new RemoteRepository(url, access()).refs(scratch.sub("refs"));
            Optional<String> notice = kept.write(RemoteUrl.withoutCredentials(url), text(commits), now);
            return new Refs(commits, notice, true);
        } catch (UnreachedException e) {
            if (copy.isEmpty()) {
                throw new UnavailableException(Reason.NO_ANSWER, String.valueOf(e.getMessage()));
            }
            return new Refs(
                    parsed(copy.get().content()),
                    Optional.of("Project `" + path + "` could not be fetched (" + e.getMessage()
                            + "); the copy in the cache is used, which is "
                            + freshness.age(copy.get().time()) + " old"),
                    true);
        } catch (GitException e) {
            throw new UnavailableException(Reason.NO_PROJECT, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] text(Map<String, String> commits) {
        return commits.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> parsed(byte[] text) {
        Map<String, String> commits = new LinkedHashMap<>();
        new String(text, StandardCharsets.UTF_8).lines().forEach(line -> {
            int blank = line.indexOf(' ');
            commits.put(line.substring(blank + 1), line.substring(0, blank));
        });
        return commits;
    }

    private IncludeOrigin files(String url, String sha, String path)
            throws UnavailableException, IOException, InterruptedException {
        String key = url + " " + sha;
        IncludeOrigin files = opened.get(key);
        if (files == null) {
            files = new CommitFiles(new BareRepository(copy(path, url, sha), sha, environment));
            opened.put(key, files);
        }
        return files;
    }

    /** A repository that has the commit. It is made aside and then moved, so that nobody sees a half one. */
    private Path copy(String path, String url, String sha)
            throws UnavailableException, IOException, InterruptedException {
        String name = "projects/" + FileNames.digest(RemoteUrl.withoutCredentials(url));
        Path commits = cache.path().resolve(name);
        Path copy = commits.resolve(sha + ".git");
        if (Files.isDirectory(copy)) {
            return copy;
        }
        if (freshness.offline()) {
            throw new UnavailableException(Reason.OFFLINE, "");
        }
        Path draft = scratch.sub(name + "/" + UUID.randomUUID() + Drafts.ENDING);
        try {
            new RemoteRepository(url, access()).copy(draft, sha);
            Path made = placed(draft, draft.resolveSibling(sha + ".git"));
            removeOldDrafts(commits);
            return made;
        } catch (UnreachedException e) {
            throw new UnavailableException(Reason.NO_ANSWER, String.valueOf(e.getMessage()));
        } catch (GitException e) {
            // Tells a project that is not there from one without this commit.
            refs(path, url);
            throw new UnavailableException(Reason.NO_REF, String.valueOf(e.getMessage()));
        } finally {
            Trees.delete(draft);
        }
    }

    private void removeOldDrafts(Path folder) {
        try {
            new Drafts(folder).removeOld(freshness.clock().instant());
        } catch (IOException e) {
            scratch.failed(e);
        }
    }

    /** Another run may have made the same copy meanwhile: then that one will do. */
    static Path placed(Path draft, Path copy) throws IOException {
        try {
            WholeFile.move(draft, copy);
        } catch (IOException e) {
            if (!Files.isDirectory(copy)) {
                throw e;
            }
        }
        return copy;
    }
}
