package io.github.cimaven.run.storage;

import io.github.cimaven.io.Glob;
import io.github.cimaven.io.RawPaths;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that a selection names, as GitLab Runner does, and says so in its words: a folder that matches counts with
 * all that is in it, links are not followed, nothing outside the project folder is ever looked at. An entry counts as often as
 * it, or a folder around it, matches.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/commands/helpers/file_archiver.go">file_archiver.go</a>
 */
final class FileSearch {
    private static final char UNKNOWN = '\uFFFD';
    private static final int LONGEST_SAID = 200;

    private final JobFiles files;
    private final PatternPlace place;
    private final TrackedFiles tracked;
    private final Consumer<String> say;
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final FoundFiles found;

    FileSearch(Workspace workspace, TrackedFiles tracked, Consumer<String> say) {
        this.files = workspace.files();
        this.place = new PatternPlace(workspace.projectDir());
        this.tracked = tracked;
        this.say = say;
        this.found = new FoundFiles(files);
    }

    /** A pattern of what is left out, and how often it was. */
    private static final class Exclusion {
        private final String pattern;
        private final Glob glob;
        private int count;

        Exclusion(String pattern, Glob glob) {
            this.pattern = pattern;
            this.glob = glob;
        }
    }

    FoundFiles find(FileSelection selection) throws IOException, InterruptedException {
        try {
            return findAll(selection);
        } catch (InterruptedIOException e) {
            throw CopyWorkspaces.interrupted(e);
        }
    }

    private FoundFiles findAll(FileSelection selection) throws IOException, InterruptedException {
        selection.exclude().forEach(this::exclude);
        for (String pattern : selection.paths()) {
            find(pattern);
        }
        if (selection.untracked()) {
            findUntracked();
        }
        for (Exclusion exclusion : exclusions) {
            if (exclusion.count > 0) {
                say.accept(exclusion.pattern + ": excluded " + exclusion.count + " files");
            }
        }
        return found;
    }

    /** The runner lets one that leads out of the project end the list of those that count; here the others count. */
    private void exclude(String pattern) {
        Optional<PatternPlace.Split> split = place.split(pattern);
        if (split.isEmpty()) {
            warn("isExcluded: artifact path is not a subpath of project directory: " + pattern);
            return;
        }
        Glob.of(split.get().joined()).ifPresent(glob -> exclusions.add(new Exclusion(pattern, glob)));
    }

    private void find(String pattern) throws IOException {
        if (pattern.isEmpty()) {
            warn("No matching files. Path is empty.");
            return;
        }
        Optional<PatternPlace.Split> split = place.split(pattern);
        if (split.isEmpty()) {
            warn("processPath: artifact path is not a subpath of project directory: " + pattern);
            return;
        }
        Optional<Glob> glob = Glob.of(split.get().glob());
        if (glob.isEmpty()) {
            warn(pattern + ": syntax error in pattern");
            return;
        }
        Search search = new Search(split.get(), glob.get());
        files.walk(path(split.get().folder()), search);
        if (search.count == 0) {
            warn(pattern + ": no matching files. Ensure that the artifact path is relative to the working directory ("
                    + place.projectDir() + ")");
        } else {
            say.accept(pattern + ": found " + search.count + " matching artifact files and directories");
        }
    }

    private void findUntracked() throws IOException, InterruptedException {
        Optional<Set<Path>> known = tracked.paths();
        if (known.isEmpty()) {
            // What the runner makes of git's answer where there is no repository.
            warn("untracked: exit status 128");
            return;
        }
        UntrackedSearch search = new UntrackedSearch(known.get());
        files.walk(path(""), search);
        if (search.count == 0) {
            warn("untracked: no files");
        } else {
            say.accept("untracked: found " + search.count + " files");
        }
    }

    private void warn(String text) {
        say.accept("WARNING: " + text);
    }

    /** From the project folder, whatever letters the locale has. */
    private static Path path(String name) {
        Path root = Path.of("/").toAbsolutePath();
        return name.isEmpty() ? Path.of("") : root.relativize(RawPaths.resolve(root, name));
    }

    /** The name of a path from the project folder, whatever letters the locale has. */
    static String name(Path path) {
        String name = path.toString().replace('\\', '/');
        Path root = Path.of("/").toAbsolutePath();
        return name.indexOf(UNKNOWN) < 0
                ? name
                : RawPaths.name(root, root.resolve(path)).replaceFirst("/$", "");
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_SAID ? name : name.substring(0, LONGEST_SAID) + "...";
    }

    /** Returns whether it counts. */
    private boolean take(Path path, String name, BasicFileAttributes attributes, int times) throws IOException {
        for (Exclusion exclusion : exclusions) {
            if (exclusion.glob.matches(name)) {
                exclusion.count += times;
                return false;
            }
        }
        if (attributes.isOther()) {
            warn("File ignored: " + shortened(name));
        } else if (!name.isEmpty()) {
            checkReadable(path, name, attributes);
            found.add(path, attributes);
        }
        return true;
    }

    /** The runner cannot archive it, and ends. */
    private void checkReadable(Path path, String name, BasicFileAttributes attributes) throws IOException {
        boolean doubtful = !(attributes instanceof PosixFileAttributes posix)
                || !posix.permissions().contains(PosixFilePermission.OWNER_READ);
        if (attributes.isRegularFile()
                && doubtful
                && !files.find(path).map(Files::isReadable).orElse(false)) {
            throw new IOException("open " + shortened(name) + ": permission denied");
        }
    }

    /** The runner takes it for empty, and does not even say so. */
    private void warnOfUnread(Path folder, IOException failure) {
        String why =
                failure instanceof AccessDeniedException ? "permission denied" : String.valueOf(failure.getMessage());
        warn("open " + shortened(name(folder)) + ": " + why + ", what is in it is left out");
    }

    /** The attributes of a folder that exists, but may not be looked into. */
    private Optional<BasicFileAttributes> unreadFolder(Path path, IOException failure) throws IOException {
        Optional<Path> place = failure instanceof AccessDeniedException ? files.find(path) : Optional.empty();
        return place.isPresent()
                ? Optional.of(Files.readAttributes(place.get(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS))
                        .filter(BasicFileAttributes::isDirectory)
                : Optional.empty();
    }

    /** A folder that is being looked through. */
    private static final class Around {
        private final int matches;
        private int entries;

        Around(int matches) {
            this.matches = matches;
        }
    }

    /** Looks for what one pattern means. */
    private final class Search extends SimpleFileVisitor<Path> {
        private final PatternPlace.Split split;
        private final Glob glob;
        private int count;
        /** How often the folders around match. */
        private int around;
        /** The folders around, the innermost last. */
        private final List<Around> folders = new ArrayList<>();

        Search(PatternPlace.Split split, Glob glob) {
            this.split = split;
            this.glob = glob;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            String name = name(folder);
            int own = matches(name);
            if (around + own == 0 && !mayMatchBelow(name)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            seen();
            around += own;
            folders.add(new Around(own));
            take(folder, name, attributes);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = name(file);
            int own = matches(name);
            around += own;
            take(file, name, attributes);
            around -= own;
            seen();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            Optional<BasicFileAttributes> folder = unreadFolder(file, failure);
            if (folder.isPresent()) {
                return preVisitDirectory(file, folder.get()) == FileVisitResult.CONTINUE
                        ? postVisitDirectory(file, failure)
                        : FileVisitResult.CONTINUE;
            }
            seen();
            String name = name(file);
            if (around + matches(name) > 0) {
                warn("File ignored: " + shortened(name) + ": it cannot be read");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            Around ended = folders.remove(folders.size() - 1);
            if (around > 0 && failure != null) {
                warnOfUnread(folder, failure);
            } else if (around > 0) {
                found.content(folder, ended.entries);
            }
            around -= ended.matches;
            return FileVisitResult.CONTINUE;
        }

        private void seen() {
            if (!folders.isEmpty()) {
                folders.get(folders.size() - 1).entries++;
            }
        }

        private void take(Path path, String name, BasicFileAttributes attributes) throws IOException {
            if (around > 0 && FileSearch.this.take(path, name, attributes, around)) {
                count += around;
            }
        }

        /** Its name from where the glob begins. */
        private String below(String name) {
            return split.folder().isEmpty()
                    ? name
                    : name.substring(split.folder().length() + 1);
        }

        private int matches(String name) {
            if (name.equals(split.folder())) {
                // `**` means the folder in which it begins, too.
                return split.glob().isEmpty() || split.glob().equals("**") ? 1 : 0;
            }
            return !split.glob().isEmpty() && glob.matches(below(name)) ? 1 : 0;
        }

        private boolean mayMatchBelow(String name) {
            return name.equals(split.folder()) || glob.mayMatchBelow(below(name));
        }
    }

    /** Looks for what git has not had when the pipeline began. Of a repository inside, git knows no more than where it is. */
    private final class UntrackedSearch extends SimpleFileVisitor<Path> {
        private final Set<Path> known;
        private int count;

        UntrackedSearch(Set<Path> known) {
            this.known = known;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            boolean root = folder.toString().isEmpty();
            if (folder.endsWith(".git") || known.contains(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!root && files.find(folder.resolve(".git")).isPresent()) {
                count += take(folder, name(folder), attributes, 1) ? 1 : 0;
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!known.contains(file)) {
                count += take(file, name(file), attributes, 1) ? 1 : 0;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            if (failure != null) {
                warnOfUnread(folder, failure);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            warn("File ignored: " + shortened(name(file)) + ": it cannot be read");
            return FileVisitResult.CONTINUE;
        }
    }
}
