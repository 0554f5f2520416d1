package io.github.cimaven.run.storage;

import io.github.cimaven.io.Inode;
import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Takes what a search has found into a folder of ours, at the same paths below it. The folder is new, so nothing a job has made
 * can stand in the way there. A file that has another name somewhere is copied, so that nobody can change ours by that name.
 */
final class Taking {
    private final FoundFiles found;
    private final JobFiles files;
    private final Path target;
    private final Set<Path> made = new HashSet<>();

    /** @param target to be created */
    Taking(FoundFiles found, Path target) {
        this.found = found;
        this.files = found.files();
        this.target = target;
    }

    /**
     * Takes them away. Like {@link #share} it ends by an exception when the thread is interrupted.
     *
     * @param oneByOne whether also a folder of which all was found is not taken at once
     */
    void move(boolean oneByOne) throws IOException {
        Set<Path> whole = oneByOne ? Set.of() : found.wholeFolders();
        Set<Path> moved = new HashSet<>();
        Map<Path, PosixFileAttributeView> rights = rights();
        for (Map.Entry<Path, BasicFileAttributes> entry : found.entries().entrySet()) {
            Trees.stopIfInterrupted();
            Path path = entry.getKey();
            boolean folder = entry.getValue().isDirectory();
            boolean gone = path.getParent() != null && moved.contains(path.getParent());
            if (folder && (gone || whole.contains(path) && files.takeFolder(path, ready(path)))) {
                moved.add(path);
            } else if (!gone && !folder) {
                takeFile(path);
            } else if (folder) {
                makeFolder(target.resolve(path));
            }
        }
        finishFolders(rights, moved);
    }

    /** Leaves them where they are too, in a workspace in which nobody changes anything any more. */
    void share() throws IOException {
        Map<Path, PosixFileAttributeView> rights = rights();
        for (Map.Entry<Path, BasicFileAttributes> entry : found.entries().entrySet()) {
            Trees.stopIfInterrupted();
            if (entry.getValue().isDirectory()) {
                makeFolder(target.resolve(entry.getKey()));
            } else {
                linkFile(entry.getKey());
            }
        }
        finishFolders(rights, Set.of());
    }

    private Path place(Path path) throws IOException {
        return files.find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
    }

    /** Where an entry goes, with the folder around it. */
    private Path ready(Path path) throws IOException {
        Path to = target.resolve(path);
        Path around = to.getParent();
        if (around != null) {
            makeFolder(around);
        }
        return to;
    }

    private void makeFolder(Path folder) throws IOException {
        if (made.add(folder)) {
            Files.createDirectories(folder);
        }
    }

    private void takeFile(Path path) throws IOException {
        Path to = ready(path);
        Path from = place(path);
        if (Inode.of(from).names() > 1) {
            Trees.copyEntry(from, to);
            return;
        }
        try {
            files.take(path, to);
        } catch (AccessDeniedException e) {
            // Its folder forbids that it is taken out.
            Trees.copyEntry(from, to);
        }
    }

    private void linkFile(Path path) throws IOException {
        Path to = ready(path);
        Path from = place(path);
        if (Inode.of(from).names() > 1) {
            Trees.copyEntry(from, to);
        } else {
            files.link(path, to);
        }
    }

    /** Of the folders that were found: asked before anything is taken out of them. */
    private Map<Path, PosixFileAttributeView> rights() throws IOException {
        Map<Path, PosixFileAttributeView> rights = new HashMap<>();
        for (Map.Entry<Path, BasicFileAttributes> entry : found.entries().entrySet()) {
            if (entry.getValue().isDirectory()) {
                PosixFileAttributeView view = Files.getFileAttributeView(
                        place(entry.getKey()), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
                if (view != null) {
                    rights.put(entry.getKey(), view);
                }
            }
        }
        return rights;
    }

    /** Folders get their rights and times when all is in them, the inner ones first. */
    private void finishFolders(Map<Path, PosixFileAttributeView> rights, Set<Path> finished) throws IOException {
        for (Map.Entry<Path, BasicFileAttributes> entry :
                found.entries().descendingMap().entrySet()) {
            Path path = entry.getKey();
            if (entry.getValue().isDirectory() && !finished.contains(path)) {
                Path to = target.resolve(path);
                // Rights may forbid all that comes after them.
                Files.setLastModifiedTime(to, entry.getValue().lastModifiedTime());
                PosixFileAttributeView view = rights.get(path);
                if (view != null) {
                    Files.setPosixFilePermissions(to, view.readAttributes().permissions());
                }
            }
        }
    }
}
