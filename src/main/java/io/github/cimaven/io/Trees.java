package io.github.cimaven.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Folders with all that is in them. Links are copied and deleted as links, never followed. */
public final class Trees {
    private static final Set<PosixFilePermission> OWNER_ALL = PosixFilePermissions.fromString("rwx------");

    /** In characters, of a path whose folder is emptied where it is: they take up to three bytes, whole paths up to 4096. */
    private static final int LONGEST = 1000;

    private static final int MOST_TOLD = 20;

    private Trees() {}

    /**
     * Copies a folder's content over another folder; what is there already under the same name is replaced.
     *
     * @throws InterruptedIOException if the thread is interrupted, which ends the copying
     */
    public static void copy(Path from, Path to) throws IOException {
        transfer(from, to, Trees::copyEntry);
    }

    /** Like {@link #copy}, but files are the same as before, under a second name, where the disk allows that. */
    public static void linkAll(Path from, Path to) throws IOException {
        transfer(from, to, (file, target) -> {
            delete(target);
            link(file, target);
        });
    }

    /** Puts one entry at its target. */
    private interface Transfer {
        void of(Path file, Path target) throws IOException;
    }

    private static void transfer(Path from, Path to, Transfer transfer) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                stopIfInterrupted();
                Path target = to.resolve(from.relativize(folder));
                if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(target);
                    Files.createDirectories(target);
                } else if (!Files.isWritable(target)) {
                    Files.setPosixFilePermissions(target, OWNER_ALL);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!folder.equals(from)) {
                    copyRights(folder, to.resolve(from.relativize(folder)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                stopIfInterrupted();
                transfer.of(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copyRights(Path folder, Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        PosixFileAttributeView there = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view != null && there != null) {
            Set<PosixFilePermission> rights = view.readAttributes().permissions();
            if (!there.readAttributes().permissions().equals(rights)) {
                there.setPermissions(rights);
            }
        }
    }

    /** To be asked between the files of something that takes long. */
    public static void stopIfInterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while files were gone through");
        }
    }

    /** Copies a file or a link, with permissions and time, replacing what is there. The target's folder must exist. */
    public static void copyEntry(Path file, Path target) throws IOException {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            delete(target);
        }
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(file)) {
            Files.copy(
                    file,
                    target,
                    LinkOption.NOFOLLOW_LINKS,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes a file or a link appear at a second place, at no cost where the file system allows; copies it elsewhere. */
    public static void link(Path file, Path target) throws IOException {
        if (!Files.isSymbolicLink(file)) {
            try {
                Files.createLink(target, file);
                return;
            } catch (FileAlreadyExistsException e) {
                throw e;
            } catch (IOException | UnsupportedOperationException otherFileSystem) {
                // Copying tells what else is wrong.
            }
        }
        copyEntry(file, target);
    }

    /**
     * Deletes a folder or a file, if it is there, also where permissions forbid it and the owner may change them. What is in it
     * may have paths that are longer than the system takes: such folders are moved to the top, where they are shorter.
     *
     * @throws IOException if something could not be deleted; all else is gone then. The rest of what went wrong is suppressed in it
     */
    public static void delete(Path path) throws IOException {
        Deque<Path> tops = new ArrayDeque<>();
        List<IOException> failures = new ArrayList<>();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            tops.add(path);
        }
        while (!tops.isEmpty()) {
            Path top = tops.peek();
            int before = tops.size();
            Files.walkFileTree(top, new Deletion(top, failures, deep -> {
                Path near = path.resolve(".deep-" + UUID.randomUUID());
                Files.move(deep, near);
                tops.push(near);
            }));
            if (tops.size() == before) {
                tops.pop();
            }
        }
        if (!failures.isEmpty()) {
            IOException first = failures.get(0);
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    /** Does something with a file or a folder. */
    private interface Step {
        void of(Path path) throws IOException;
    }

    /** Deletes what it sees, and goes on where it may not. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        private final Path top;
        private final List<IOException> failures;
        private final Step removal;
        private boolean anyDeep;

        /** @param removal of folders that are too deep; while there are such, those around them stay */
        Deletion(Path top, List<IOException> failures, Step removal) {
            this.top = top;
            this.failures = failures;
            this.removal = removal;
        }

        /** Returns whether it could be done. */
        private boolean tried(Path path, Step step) {
            try {
                step.of(path);
                return true;
            } catch (IOException e) {
                if (failures.size() < MOST_TOLD) {
                    failures.add(e);
                }
                return false;
            }
        }

        /** Whoever it belongs to, if nothing is in it, the folder around it is what counts. */
        private static boolean removedEmpty(Path folder) {
            try {
                Files.delete(folder);
                return true;
            } catch (IOException full) {
                return false;
            }
        }

        private static void allowAll(Path folder) throws IOException {
            Files.setPosixFilePermissions(folder, OWNER_ALL);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean open = Files.isWritable(folder) && Files.isExecutable(folder) && Files.isReadable(folder);
            if (!open && !tried(folder, Deletion::allowAll)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (folder.toString().length() < LONGEST || folder.equals(top)) {
                return FileVisitResult.CONTINUE;
            }
            anyDeep = true;
            tried(folder, removal);
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            tried(file, Files::deleteIfExists);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (!(failure instanceof NoSuchFileException) && !removedEmpty(file)) {
                // A folder that may not be entered: it can once its owner allows it.
                tried(file, folder -> {
                    allowAll(folder);
                    delete(folder);
                });
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            if (failure != null) {
                tried(folder, unread -> {
                    throw failure;
                });
            } else {
                tried(folder, this::deleteFolder);
            }
            return FileVisitResult.CONTINUE;
        }

        private void deleteFolder(Path folder) throws IOException {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                if (!anyDeep && failures.isEmpty()) {
                    // Something was still being written there while we deleted.
                    delete(folder);
                }
            }
        }
    }
}
