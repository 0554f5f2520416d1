package io.github.cimaven.app;

import io.github.cimaven.git.GitException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that jobs would get, as they are at a moment: two of them tell what was changed in between. Files that git ignores are
 * none of them, and neither is what runs leave.
 */
record WorkState(Map<Path, Stamp> files) {
    /** By which a change is noticed; the key is another one when a file was replaced. */
    record Stamp(long size, FileTime modified, @Nullable Object key) {}

    /** @param leftOut folders that do not count */
    static WorkState of(Project project, Collection<Path> leftOut) throws IOException, InterruptedException {
        Map<Path, Stamp> files = new LinkedHashMap<>();
        for (Path file : paths(project)) {
            if (leftOut.stream().noneMatch(file::startsWith)) {
                stamp(file, files);
            }
        }
        return new WorkState(files);
    }

    private static List<Path> paths(Project project) throws IOException, InterruptedException {
        if (project.checkout().isEmpty()) {
            return onDisk(project.folder());
        }
        try {
            return project.checkout().get().files();
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static List<Path> onDisk(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }

            /** It may be gone by now. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static void stamp(Path file, Map<Path, Stamp> files) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // Of a folder, which is a submodule, only its being there counts.
            boolean folder = attributes.isDirectory();
            files.put(
                    file,
                    new Stamp(
                            folder ? 0 : attributes.size(),
                            folder ? FileTime.fromMillis(0) : attributes.lastModifiedTime(),
                            attributes.fileKey()));
        } catch (NoSuchFileException gone) {
            files.remove(file);
        }
    }

    /** What is new, changed or gone since then. */
    List<Path> changedSince(WorkState earlier) {
        return Stream.concat(
                        files.keySet().stream(),
                        earlier.files.keySet().stream().filter(file -> !files.containsKey(file)))
                .filter(file -> !Objects.equals(files.get(file), earlier.files.get(file)))
                .toList();
    }
}
