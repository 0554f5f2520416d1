package io.github.cimaven.run.storage;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.Trees;
import io.github.cimaven.io.WholeFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Artifacts as folders, which outlive the run: a later goal, or a later build, that runs a single stage finds what the stages
 * before it have made. What a workspace holds is moved, not copied.
 */
public final class FolderArtifactStore implements ArtifactStore {
    private static final Gson JSON = new Gson();

    private final Path folder;

    public FolderArtifactStore(Path folder) {
        this.folder = folder;
    }

    /** What is written about a set, when it is complete. */
    private record Label(String job, long jobId, List<String> entries) {}

    @Override
    public Optional<ArtifactSet> collect(Workspace workspace, ArtifactRequest request, Consumer<String> say)
            throws IOException {
        JobFiles workspaceFiles = workspace.files();
        Map<String, Path> found = new ArtifactSearch(workspaceFiles, workspace.projectDir(), request.exclude(), say)
                .find(request.paths());
        Path home = folder.resolve(FileNames.of(request.job()));
        if (found.isEmpty()) {
            Trees.delete(home);
            return Optional.empty();
        }
        Path files = home.resolve(Long.toString(request.jobId()));
        Trees.delete(files);
        Optional<ArtifactSet> earlier = of(request.job());
        List<String> entries = new ArrayList<>();
        try {
            for (Map.Entry<String, Path> entry : found.entrySet()) {
                if (take(workspaceFiles, entry.getValue(), files.resolve(entry.getValue()))) {
                    entries.add(entry.getKey());
                }
            }
            WholeFile.write(label(request.job()), JSON.toJson(new Label(request.job(), request.jobId(), entries)));
        } catch (IOException e) {
            // Half a set is none, and where the disk is full its space is needed.
            Trees.delete(files);
            throw e;
        }
        if (earlier.isPresent() && !earlier.get().folder().equals(files)) {
            Trees.delete(earlier.get().folder());
        }
        return Optional.of(new ArtifactSet(request.job(), request.jobId(), files, entries));
    }

    /** Returns whether the entry counts: a folder does only when nothing is in it. */
    private static boolean take(JobFiles files, Path path, Path to) throws IOException {
        Path from = files.find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
        if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(to);
            return isEmpty(files, path);
        }
        Files.createDirectories(to.getParent());
        files.take(path, to);
        return true;
    }

    private static boolean isEmpty(JobFiles files, Path folder) throws IOException {
        boolean[] empty = {true};
        files.walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return path.equals(folder) ? FileVisitResult.CONTINUE : found();
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                return found();
            }

            private FileVisitResult found() {
                empty[0] = false;
                return FileVisitResult.TERMINATE;
            }
        });
        return empty[0];
    }

    private Path label(String job) {
        return folder.resolve(FileNames.of(job)).resolve("artifacts.json");
    }

    @Override
    public Optional<ArtifactSet> of(String job) throws IOException {
        try {
            Label label = JSON.fromJson(Files.readString(label(job)), Label.class);
            Path files = folder.resolve(FileNames.of(job)).resolve(Long.toString(label.jobId()));
            return Optional.of(new ArtifactSet(job, label.jobId(), files, label.entries()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonParseException e) {
            throw new IOException(label(job) + " cannot be read (mvn ci:clean removes it): " + e.getMessage(), e);
        }
    }

    /** Forgets all sets: a whole new pipeline begins. */
    public void clear() throws IOException {
        Trees.delete(folder);
    }
}
