package io.github.cimaven.run.storage;

import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitException;
import io.github.cimaven.git.GitFacts;
import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.Trees;
import io.github.cimaven.io.WholeFile;
import io.github.cimaven.run.storage.CheckoutStates.Found;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would be committed when the pipeline starts, and a repository beside it. Kept from run to run, so that only what has changed
 * since the last one is copied; never changed while a job runs: runs of one project wait for each other. Nothing is written to
 * the checkout. Thread-safe.
 */
final class Snapshot {
    private final CheckoutSource source;
    private final Path folder;
    private final Path record;
    private final Path repositoryState;
    private final Path loose;
    private final SnapshotIdentity identity;
    private final FolderListing listing;
    private final CheckoutStates states;
    private final List<Path> changed = new ArrayList<>();
    private Optional<String> taken = Optional.empty();

    /** @param folder that belongs to snapshots of this project alone */
    Snapshot(CheckoutSource source, Path folder) {
        this.source = source;
        this.folder = folder;
        this.record = folder.resolve("record");
        this.repositoryState = folder.resolve("repository-state");
        this.loose = folder.resolve("loose");
        this.identity = new SnapshotIdentity(folder.resolve("identity"));
        this.listing = new FolderListing(source);
        this.states = new CheckoutStates(source.root(), listing);
    }

    private Path tree() {
        return folder.resolve("layer").resolve(source.name());
    }

    /** A folder that holds the checkout under its name, as it was when this was first asked for. */
    synchronized Path layer() throws IOException, InterruptedException {
        if (taken.isEmpty()) {
            update();
            taken = Optional.of(identity.word());
        }
        return folder.resolve("layer");
    }

    /** What tells its files from others, from run to run; absent as long as it was not taken. */
    synchronized Optional<String> identity() {
        return taken;
    }

    /** Files of the checkout that have other content than in the snapshot before, or are gone; none where there was no such. */
    synchronized List<Path> changed() {
        return List.copyOf(changed);
    }

    private void update() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try {
            if (source.checkout().isPresent() && source.facts().isPresent()) {
                update(source.checkout().get(), source.facts().get());
            } else {
                updateWithoutGit();
            }
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        } catch (AccessDeniedException e) {
            throw unreadable(e);
        }
    }

    /** Of a file that would be committed there has to be a copy. */
    private IOException unreadable(AccessDeniedException e) {
        Path file = Path.of(e.getFile());
        return file.startsWith(source.root()) && !file.startsWith(folder)
                ? new IOException(
                        "the checkout's " + source.root().relativize(file)
                                + " cannot be read (permission denied): it has to be readable, or ignored by git",
                        e)
                : e;
    }

    /** What is there already, unless it is of another checkout: the user may have named one folder for two. */
    private Optional<Map<String, FileState>> before() {
        return Files.isDirectory(tree()) ? SnapshotRecord.read(record) : Optional.empty();
    }

    private void updateWithoutGit() throws IOException, InterruptedException {
        Optional<Map<String, FileState>> before = Files.exists(repositoryState) ? Optional.empty() : before();
        if (before.isEmpty()) {
            Files.deleteIfExists(repositoryState);
            Trees.delete(folder.resolve("layer"));
        }
        Files.createDirectories(tree());
        update(before, states.ofAll());
    }

    private void update(GitCheckout checkout, GitFacts facts) throws IOException, InterruptedException, GitException {
        Optional<Map<String, FileState>> before = before();
        boolean sparse = checkout.isSparse();
        String state = FileNames.digest(checkout.stateOfRepository(facts) + "\n" + listing.leftOut());
        boolean same = before.isPresent()
                && !sparse
                && Files.exists(repositoryState)
                && Files.readString(repositoryState).equals(state);
        if (!same) {
            Files.deleteIfExists(loose);
            // What a sparse checkout leaves out comes with the repository, and is in no record.
            before = sparse ? Optional.empty() : before;
            makeRepository(checkout, facts, before.isPresent());
        }
        FileState index = LooseFiles.index(checkout);
        Optional<LooseFiles> trusted =
                LooseFiles.read(loose).filter(last -> index.isKnown() && index.equals(last.index()));
        Found found = before.isPresent() && trusted.isPresent()
                ? states.since(before.get(), trusted.get(), checkout)
                : states.of(checkout, index);
        Files.deleteIfExists(loose);
        update(before, found.states());
        if (sparse) {
            Files.deleteIfExists(record);
            identity.ofStates(found.states());
            return;
        }
        found.loose().withUnknown(found.states()).write(loose);
        if (!same) {
            WholeFile.write(repositoryState, state);
        }
    }

    /** @param keepFiles whether what is there besides the repository stays */
    private void makeRepository(GitCheckout checkout, GitFacts facts, boolean keepFiles)
            throws IOException, InterruptedException, GitException {
        Files.deleteIfExists(repositoryState);
        if (!keepFiles) {
            Files.deleteIfExists(record);
            Trees.delete(folder.resolve("layer"));
            Files.createDirectory(folder.resolve("layer"));
            checkout.shareWith(tree(), facts);
            leaveOutFiles();
            return;
        }
        Path fresh = folder.resolve("repository");
        Trees.delete(fresh);
        checkout.shareWith(fresh, facts);
        Trees.delete(tree().resolve(".git"));
        Files.move(fresh.resolve(".git"), tree().resolve(".git"));
        Trees.delete(fresh);
    }

    /** A sparse checkout's files are there by now. */
    private void leaveOutFiles() throws IOException {
        for (Path path : source.leaveOut()) {
            if (path.startsWith(source.root()) && Files.isRegularFile(path)) {
                Files.deleteIfExists(tree().resolve(source.root().relativize(path)));
            }
        }
    }

    private void update(Optional<Map<String, FileState>> before, Map<String, FileState> now)
            throws IOException, InterruptedException {
        Map<String, FileState> known = before.orElseGet(HashMap::new);
        List<String> unlike = new ArrayList<>();
        for (Map.Entry<String, FileState> state : now.entrySet()) {
            if (!state.getValue().equals(known.remove(state.getKey()))) {
                unlike.add(state.getKey());
            }
        }
        if (before.isPresent() && known.isEmpty() && unlike.isEmpty()) {
            return;
        }
        FileState clock = clock();
        List<String> other = before.isPresent() ? other(unlike, now, clock) : unlike;
        if (before.isEmpty() || !known.isEmpty() || !other.isEmpty()) {
            if (before.isPresent()) {
                changed.addAll(counting(known.keySet()));
                changed.addAll(counting(other));
            }
            if (before.isEmpty() || !changed.isEmpty()) {
                identity.renew();
            }
            Files.deleteIfExists(record);
        }
        remove(known.keySet(), now);
        try {
            copy(other, now, clock);
        } finally {
            // Who is interrupted has not copied for nothing.
            SnapshotRecord.write(record, now);
        }
    }

    private List<Path> counting(Collection<String> names) {
        return names.stream()
                .map(name -> in(source.root(), name))
                .filter(file -> !source.configuration().contains(file))
                .toList();
    }

    /** Those with other content; whoever was only touched gets his new time. */
    private List<String> other(List<String> unlike, Map<String, FileState> now, FileState clock) throws IOException {
        List<String> other = new ArrayList<>();
        for (String name : unlike) {
            Path file = in(source.root(), name);
            Path copy = in(tree(), name);
            if (name.endsWith("/")
                    ? !Files.isDirectory(copy, LinkOption.NOFOLLOW_LINKS)
                    : !SnapshotIdentity.isSame(file, copy)) {
                other.add(name);
            } else if (!name.endsWith("/")) {
                FileState state = now.getOrDefault(name, FileState.UNKNOWN);
                state.giveTimeTo(copy);
                if (state.isYoungerThan(clock)) {
                    now.put(name, FileState.UNKNOWN);
                }
            }
        }
        return other;
    }

    private static Path in(Path folder, String name) {
        return CheckoutStates.in(folder, name);
    }

    /** Removes what is gone, and folders that are empty by that. */
    private void remove(Collection<String> gone, Map<String, FileState> now) throws IOException {
        for (String name : gone) {
            Path path = in(tree(), name);
            if (name.endsWith("/") ? !deleteIfEmpty(path) : !deleted(path)) {
                continue;
            }
            String parent = parent(name);
            for (Path above = path.getParent();
                    !parent.isEmpty() && above != null && !now.containsKey(parent) && deleteIfEmpty(above);
                    above = above.getParent()) {
                parent = parent(parent);
            }
        }
    }

    /** The name of the folder around, with a slash at its end; empty for what lies at the top. */
    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/', name.length() - 2) + 1));
    }

    private static boolean deleted(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Files.deleteIfExists(path);
        return true;
    }

    private static boolean deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (DirectoryNotEmptyException | NotDirectoryException e) {
            return false;
        }
    }

    private void copy(List<String> names, Map<String, FileState> now, FileState clock)
            throws IOException, InterruptedException {
        int next = 0;
        try {
            Path folder = tree();
            for (; next < names.size(); next++) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while copying the checkout");
                }
                String name = names.get(next);
                Path target = in(tree(), name);
                Path parent = name.endsWith("/") ? target : target.getParent();
                if (!folder.equals(parent) && parent != null) {
                    Files.createDirectories(parent);
                    folder = parent;
                }
                FileState state = now.getOrDefault(name, FileState.UNKNOWN);
                boolean there = name.endsWith("/") || copied(in(source.root(), name), target);
                if (!there || state.isYoungerThan(clock)) {
                    now.put(name, FileState.UNKNOWN);
                }
            }
        } finally {
            for (String name : names.subList(next, names.size())) {
                now.put(name, FileState.UNKNOWN);
            }
        }
    }

    /** Returns whether it was still there. What cannot be written is another matter. */
    private static boolean copied(Path file, Path target) throws IOException {
        try {
            Trees.copyEntry(file, target);
            return true;
        } catch (NoSuchFileException e) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            Files.deleteIfExists(target);
            return false;
        }
    }

    /** What time it is, by the clock that files get theirs from. */
    private FileState clock() throws IOException {
        Path file = folder.resolve("clock");
        Files.deleteIfExists(file);
        Files.createFile(file);
        return FileState.of(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
    }
}
