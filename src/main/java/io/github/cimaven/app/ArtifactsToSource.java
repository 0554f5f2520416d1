package io.github.cimaven.app;

import io.github.cimaven.git.GitException;
import io.github.cimaven.io.Inode;
import io.github.cimaven.io.Trees;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.CheckoutSource;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Copies artifacts into the user's checkout, where that was asked for. What is replaced is there once more: files as they are
 * committed, and those that came from here. No repository's own files are written, nothing through a link, nothing of what jobs do not get either.
 */
final class ArtifactsToSource {
    private static final String REPOSITORY = ".git";

    private final CheckoutSource source;
    private final CopiedFiles earlier;
    private final Set<Path> kept = new LinkedHashSet<>();
    /** Files that git has as they are; absent where it was not asked. */
    private Optional<Set<Path>> committed = Optional.empty();

    private int copied;

    /** @param earlier what was copied so far, by other runs */
    ArtifactsToSource(CheckoutSource source, CopiedFiles earlier) {
        this.source = source;
        this.earlier = earlier;
    }

    /** Copies the files of one job over those of jobs before it. */
    void copy(ArtifactSet set) throws IOException, InterruptedException {
        if (!Files.isDirectory(set.folder(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        askGit();
        Files.walkFileTree(set.folder(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return enter(source.project().resolve(set.folder().relativize(folder)));
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                copy(file, source.project().resolve(set.folder().relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** In whatever letters: to some file systems they are the same. */
    private static boolean isRepository(Path path) {
        return String.valueOf(path.getFileName()).equalsIgnoreCase(REPOSITORY);
    }

    /** How many files were written. */
    int copied() {
        return copied;
    }

    /** What was not written, since something of the user's is there. */
    Set<Path> kept() {
        return kept;
    }

    private void askGit() throws IOException, InterruptedException {
        if (committed.isEmpty() && source.checkout().isPresent()) {
            try {
                committed = Optional.of(source.checkout().get().unchanged());
            } catch (GitException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private FileVisitResult enter(Path folder) throws IOException {
        boolean taboo = isRepository(folder) || source.leaveOut().contains(folder);
        if (taboo
                || Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                        && !Inode.of(folder).isFolder()) {
            kept.add(folder);
            return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(folder);
        return FileVisitResult.CONTINUE;
    }

    private void copy(Path file, Path target) throws IOException {
        if (isRepository(target) || source.leaveOut().contains(target)) {
            kept.add(target);
            return;
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            if (isSame(file, target)) {
                return;
            }
            if (Inode.of(target).isFolder() || isUsers(target)) {
                kept.add(target);
                return;
            }
        }
        Trees.copyEntry(file, target);
        earlier.add(target);
        copied++;
    }

    /** Where git is not asked, nobody knows. */
    private boolean isUsers(Path target) throws IOException {
        return committed.map(paths -> !paths.contains(target)).orElse(true) && !earlier.contains(target);
    }

    private static boolean isSame(Path file, Path target) throws IOException {
        Inode.Kind kind = Inode.of(file).kind();
        if (kind != Inode.of(target).kind()) {
            return false;
        }
        return kind == Inode.Kind.LINK
                ? Files.readSymbolicLink(file).equals(Files.readSymbolicLink(target))
                : Files.mismatch(file, target) < 0;
    }
}
