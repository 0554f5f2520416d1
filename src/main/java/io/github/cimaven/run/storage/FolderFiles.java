package io.github.cimaven.run.storage;

import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Files in a folder.
 *
 * @param root the project folder
 * @param real where that was when the job began
 * @param own whether it is the job's, so that files may be taken away
 * @param leaveOut folders and files in it that are no part of it
 */
record FolderFiles(Path root, Path real, boolean own, List<Path> leaveOut) implements JobFiles {
    FolderFiles {
        leaveOut = List.copyOf(leaveOut);
    }

    /** To be made before the job can change anything. */
    static FolderFiles of(Path root, boolean own, List<Path> leaveOut) throws IOException {
        return new FolderFiles(root, root.toRealPath(), own, leaveOut);
    }

    @Override
    public Optional<Path> find(Path relative) throws IOException {
        Path path = root.resolve(relative).normalize();
        if (isReplaced()) {
            return Optional.empty();
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) || leaveOut.stream().anyMatch(path::startsWith)) {
            return Optional.empty();
        }
        for (Path folder = path.getParent(); !path.equals(root) && folder != null; folder = folder.getParent()) {
            if (folder.equals(root)) {
                return Optional.of(path);
            }
            if (Files.isSymbolicLink(folder)) {
                return Optional.empty();
            }
        }
        return path.equals(root) ? Optional.of(path) : Optional.empty();
    }

    /** A job may have put a link in the place of its folder, or of one above it, that leads to somebody else's files. */
    private boolean isReplaced() throws IOException {
        return !Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)
                || !root.toRealPath().equals(real);
    }

    @Override
    public void walk(Path start, FileVisitor<? super Path> visitor) throws IOException {
        Optional<Path> found = find(start);
        if (found.isPresent()) {
            Files.walkFileTree(found.get(), new PartVisitor(root, leaveOut, visitor));
        }
    }

    @Override
    public void link(Path relative, Path to) throws IOException {
        Path from = root.resolve(relative);
        if (own) {
            Trees.link(from, to);
        } else {
            Trees.copyEntry(from, to);
        }
    }

    @Override
    public void take(Path relative, Path to) throws IOException {
        Path from = root.resolve(relative);
        if (own) {
            Files.move(from, to);
        } else {
            Trees.copyEntry(from, to);
        }
    }

    @Override
    public boolean takeFolder(Path relative, Path to) throws IOException {
        return own && leaveOut.isEmpty() && renamed(root.resolve(relative), to);
    }

    /** Not to another file system, nor out of a folder that forbids it. */
    static boolean renamed(Path folder, Path to) throws IOException {
        try {
            Files.move(folder, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException | AccessDeniedException e) {
            return false;
        }
    }
}
