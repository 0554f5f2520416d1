package io.github.cimaven.run.storage;

import io.github.cimaven.io.Glob;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that globs name, as GitLab Runner does: a folder that matches counts with all that is in it, links are not
 * followed, nothing outside the project folder is ever looked at.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/commands/helpers/file_archiver.go">file_archiver.go</a>
 */
final class ArtifactSearch {
    private final JobFiles files;
    private final Path root;
    private final List<Glob> exclude;
    private final int[] excluded;
    private final Consumer<String> say;
    /** Relative to the project, by the same with {@code /}. */
    private final SortedMap<String, Path> found = new TreeMap<>();

    /** @param root the project folder as the job sees it, to which absolute patterns refer */
    ArtifactSearch(JobFiles files, Path root, Collection<String> exclude, Consumer<String> say) {
        this.files = files;
        this.root = root;
        this.exclude = exclude.stream().map(Glob::of).toList();
        this.excluded = new int[this.exclude.size()];
        this.say = say;
    }

    /** Files, links and folders, sorted by path. */
    SortedMap<String, Path> find(Collection<String> patterns) throws IOException {
        for (String pattern : patterns) {
            Optional<String> relative = relative(pattern);
            if (relative.isEmpty()) {
                say.accept("WARNING: artifact path is not a subpath of project directory: " + pattern);
                continue;
            }
            int count = search(Glob.of(relative.get()));
            say.accept(
                    count == 0
                            ? "WARNING: " + pattern
                                    + ": no matching files. Ensure that the artifact path is relative to the"
                                    + " working directory (" + root + ")"
                            : pattern + ": found " + count + " matching artifact files and directories");
        }
        for (int i = 0; i < excluded.length; i++) {
            if (excluded[i] > 0) {
                say.accept(exclude.get(i) + ": excluded " + excluded[i] + " files");
            }
        }
        return found;
    }

    /** The pattern without the project folder in front and without {@code ./}; absent when it leads out of the project. */
    private Optional<String> relative(String pattern) {
        String text = pattern.startsWith(root + "/")
                ? pattern.substring(root.toString().length() + 1)
                : pattern;
        String clean = text.equals(root.toString()) ? "" : text;
        while (clean.startsWith("./")) {
            clean = clean.substring(2);
        }
        clean = clean.replaceAll("/+", "/").replaceAll("/$|^\\.$", "");
        boolean outside =
                clean.startsWith("/") || clean.equals("..") || clean.startsWith("../") || clean.contains("/../");
        return outside ? Optional.empty() : Optional.of(clean);
    }

    private int search(Glob glob) throws IOException {
        Visitor visitor = new Visitor(glob);
        files.walk(Path.of(glob.fixedFolder()), visitor);
        return visitor.count;
    }

    private static String name(Path path) {
        return path.toString().replace('\\', '/');
    }

    private boolean isExcluded(String name) {
        for (int i = 0; i < excluded.length; i++) {
            if (exclude.get(i).matches(name)) {
                excluded[i]++;
                return true;
            }
        }
        return false;
    }

    /** Once a folder matches, everything in it does. */
    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Glob glob;
        private int count;

        @Nullable
        private Path matchedFolder;

        Visitor(Glob glob) {
            this.glob = glob;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (matchedFolder == null && glob.matches(name(folder))) {
                matchedFolder = folder;
            }
            take(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                take(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (folder.equals(matchedFolder)) {
                matchedFolder = null;
            }
            return FileVisitResult.CONTINUE;
        }

        private void take(Path path) {
            String name = name(path);
            boolean matches = matchedFolder != null || glob.matches(name);
            if (matches && !name.isEmpty() && !isExcluded(name)) {
                count++;
                found.put(name, path);
            }
        }
    }
}
