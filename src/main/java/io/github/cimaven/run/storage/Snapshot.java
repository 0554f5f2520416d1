package io.github.cimaven.run.storage;

import io.github.cimaven.git.GitException;
import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What would be committed when the pipeline starts, and a repository beside it: taken once, so that all jobs see the same. */
final class Snapshot {
    private final CheckoutSource source;
    private final Path folder;

    Snapshot(CheckoutSource source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /** Copies the checkout. Nothing is written to it. */
    void take() throws IOException, InterruptedException {
        Path root = source.root();
        if (source.checkout().isPresent() && source.facts().isPresent()) {
            try {
                Files.createDirectories(folder.getParent());
                source.checkout().get().shareWith(folder, source.facts().get());
                leaveOutFiles(root);
                for (Path file : source.checkout().get().files()) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("interrupted while copying the checkout");
                    }
                    if (source.leaveOut().stream().anyMatch(file::startsWith)) {
                        continue;
                    }
                    Path target = folder.resolve(root.relativize(file));
                    Files.createDirectories(target.getParent());
                    copy(file, target);
                }
            } catch (GitException e) {
                throw new IOException(e.getMessage(), e);
            }
        } else {
            copyFolder(root, folder);
        }
    }

    /** A sparse checkout's files are there by now. */
    private void leaveOutFiles(Path root) throws IOException {
        for (Path path : source.leaveOut()) {
            if (path.startsWith(root) && Files.isRegularFile(path)) {
                Files.deleteIfExists(folder.resolve(root.relativize(path)));
            }
        }
    }

    /** A folder in git's list is a submodule, or a repository or a worktree that is not part of this one. */
    private void copy(Path file, Path target) throws IOException {
        try {
            if (Files.isSymbolicLink(file) || Files.isRegularFile(file)) {
                Trees.copyEntry(file, target);
            } else if (Files.isDirectory(file)) {
                copyFolder(file, target);
            }
        } catch (NoSuchFileException e) {
            // It was removed while we copied: it is not there any more. What cannot be written is another matter.
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    /**
     * A {@code .git} that is no folder leads to the user's repository: to a submodule's part of it, which the copy does not have,
     * or to a worktree's, which no job may change.
     */
    private static boolean leadsBack(Path file, BasicFileAttributes attributes) {
        return !attributes.isDirectory() && file.endsWith(".git");
    }

    private void copyFolder(Path root, Path to) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (source.leaveOut().contains(directory)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(root.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!leadsBack(file, attributes) && !source.leaveOut().contains(file)) {
                    Trees.copyEntry(file, to.resolve(root.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
