package io.github.cimaven.testkit;

import io.github.cimaven.config.rule.FileList;
import io.github.cimaven.git.BlobId;
import io.github.cimaven.plan.ProjectTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a recorded case.
 *
 * @param modified the changed files; absent: not known
 */
record RecordedTree(Path folder, Optional<List<String>> modified) implements ProjectTree {
    @Override
    public Optional<String> base() {
        return Optional.empty();
    }

    @Override
    public Optional<String> tagMessage(String tag) {
        return Optional.empty();
    }

    @Override
    public FileList changed() {
        return modified.map(FileList::of).orElse(FileList.UNKNOWN);
    }

    @Override
    public FileList changedSince(String ref) {
        return changed();
    }

    @Override
    public List<String> paths() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !FolderOrigin.isRecorded(path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FileList paths(String project, Optional<String> ref) {
        return project.equals("group/project") ? FileList.of(paths()) : FileList.NO_SUCH_PROJECT;
    }

    @Override
    public Optional<String> blob(String path) {
        try {
            Path file = folder.resolve(path);
            return Files.isRegularFile(file) && !FolderOrigin.isRecorded(path)
                    ? Optional.of(BlobId.of(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> lastCommit(String path) {
        return Files.exists(folder.resolve(path)) && !FolderOrigin.isRecorded(path)
                ? Optional.of("a".repeat(40))
                : Optional.empty();
    }
}
