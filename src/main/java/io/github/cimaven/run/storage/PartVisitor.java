package io.github.cimaven.run.storage;

import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells another visitor all by the way from a folder; ends when the thread is interrupted.
 *
 * @param leaveOut what the other one does not get to see
 */
record PartVisitor(Path folder, List<Path> leaveOut, FileVisitor<? super Path> visitor) implements FileVisitor<Path> {
    PartVisitor {
        leaveOut = List.copyOf(leaveOut);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
        Trees.stopIfInterrupted();
        return leaveOut.contains(path)
                ? FileVisitResult.SKIP_SUBTREE
                : visitor.preVisitDirectory(folder.relativize(path), attributes);
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
        Trees.stopIfInterrupted();
        return leaveOut.contains(path)
                ? FileVisitResult.CONTINUE
                : visitor.visitFile(folder.relativize(path), attributes);
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
        return visitor.visitFileFailed(folder.relativize(path), failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failure) throws IOException {
        return visitor.postVisitDirectory(folder.relativize(path), failure);
    }
}
