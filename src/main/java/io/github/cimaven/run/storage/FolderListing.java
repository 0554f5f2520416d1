package io.github.cimaven.run.storage;

import io.github.cimaven.io.RawPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The names of all that is copied: relative to the checkout, each byte a character, a slash at the end of folders. */
final class FolderListing {
    private final CheckoutSource source;
    private final Path root;
    /** As names, so that not every file of a checkout has to become a path to be compared. */
    private final List<String> leftOut = new ArrayList<>();

    FolderListing(CheckoutSource source) {
        this.source = source;
        this.root = source.root();
        for (Path path : source.leaveOut()) {
            if (path.startsWith(root)) {
                leftOut.add(name(path).replaceAll("/$", ""));
            }
        }
    }

    private String name(Path path) {
        return new String(RawPaths.bytes(root, path), StandardCharsets.ISO_8859_1);
    }

    /** Whether a name, such as git tells them, is part of what is copied. */
    boolean isCopied(String name) {
        return !isLeftOut(name);
    }

    /** What is left out, to tell whether that is still the same. */
    String leftOut() {
        return String.join("\n", leftOut);
    }

    private boolean isLeftOut(String name) {
        for (String folder : leftOut) {
            if (name.startsWith(folder) && (name.length() == folder.length() || name.charAt(folder.length()) == '/')) {
                return true;
            }
        }
        return false;
    }

    /**
     * A {@code .git} that is no folder leads to the user's repository: to a submodule's part of it, which the copy does not have,
     * or to a worktree's, which no job may change.
     */
    private static boolean leadsBack(Path file, BasicFileAttributes attributes) {
        return !attributes.isDirectory() && file.endsWith(".git");
    }

    /** Tells of something that is not copied. */
    void unread(String warning) {
        source.unread().accept(warning);
    }

    /** All that is in a folder and below, without asking git. */
    List<String> in(Path start) throws IOException {
        List<String> names = new ArrayList<>();
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (source.leaveOut().contains(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!folder.equals(root)) {
                    String name = name(folder);
                    names.add(name.endsWith("/") ? name : name + "/");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!leadsBack(file, attributes) && !source.leaveOut().contains(file)) {
                    names.add(name(file));
                }
                return FileVisitResult.CONTINUE;
            }

            /** As git does with a folder that it may not look into. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (!(failure instanceof AccessDeniedException)) {
                    throw failure;
                }
                unread("could not open directory '" + root.relativize(file) + "/': Permission denied");
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }
}
