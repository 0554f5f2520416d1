package io.github.cimaven.run.storage;

import com.google.gson.Gson;
import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.Leftovers;
import io.github.cimaven.io.Trees;
import io.github.cimaven.io.WholeFile;
import io.github.cimaven.run.storage.ArtifactRequest.Upload;
import io.github.cimaven.run.storage.ArtifactSet.Stored;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Artifacts as folders, which outlive the run: a later goal, or a later build, that runs a single stage finds what the stages
 * before it have made. What a workspace holds is moved, not copied.
 */
public final class FolderArtifactStore implements ArtifactStore {
    private static final Gson JSON = new Gson();

    private final Path folder;
    private final TrackedFiles tracked;
    private final Path inside;

    /** @param inside where the project is in a checkout: archives keep it there, so that they can be laid over one as they are */
    public FolderArtifactStore(Path folder, TrackedFiles tracked, Path inside) {
        this.folder = folder;
        this.tracked = tracked;
        this.inside = inside;
    }

    /** For the pipeline that a bridge has started; goes when the bridge starts again. */
    public FolderArtifactStore downstream(String bridge) {
        return new FolderArtifactStore(folder.resolve(FileNames.of(bridge)).resolve("downstream"), tracked, inside);
    }

    /** What is written about a set, when it is complete. */
    private record Label(
            String job,
            long jobId,
            @Nullable String expireAt,
            @Nullable List<Stored> stored) {}

    /** Files that are going to be kept. */
    private record Lot(Upload upload, FoundFiles files) {}

    @Override
    public Optional<ArtifactSet> collect(Workspace workspace, ArtifactRequest request, Consumer<String> say)
            throws IOException, InterruptedException {
        List<Lot> lots = find(workspace, request, say);
        Path home = folder.resolve(FileNames.of(request.job()));
        if (lots.isEmpty()) {
            Trees.delete(home);
            return Optional.empty();
        }
        Path own = home.resolve(Long.toString(request.jobId()));
        Trees.delete(own);
        Optional<ArtifactSet> earlier = of(request.job());
        List<Stored> stored;
        try {
            stored = take(lots, own, request.cached());
            WholeFile.write(label(request.job()), JSON.toJson(label(request, stored)));
        } catch (InterruptedIOException e) {
            Trees.delete(own);
            throw CopyWorkspaces.interrupted(e);
        } catch (IOException e) {
            // Half a set is none, and where the disk is full its space is needed.
            Trees.delete(own);
            throw e;
        }
        if (earlier.isPresent() && !earlier.get().home().equals(own)) {
            Trees.delete(earlier.get().home());
        }
        return Optional.of(new ArtifactSet(request.job(), request.jobId(), own, inside, stored, request.expireAt()));
    }

    @Override
    public void forget(String job) throws IOException {
        Path home = folder.resolve(FileNames.of(job));
        if (Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
            Leftovers.remove(home);
        }
    }

    /** All is looked for before anything is taken: one file may be wanted several times. */
    private List<Lot> find(Workspace workspace, ArtifactRequest request, Consumer<String> say)
            throws IOException, InterruptedException {
        List<Lot> lots = new ArrayList<>();
        for (Upload upload : request.uploads()) {
            say.accept("Uploading artifacts...");
            FoundFiles found = new FileSearch(workspace, tracked, say).find(upload.files());
            if (found.isEmpty()) {
                say.accept("ERROR: No files to upload");
            } else {
                lots.add(new Lot(upload, found));
            }
        }
        return lots;
    }

    /** What is moved is there no more: the archive comes last. */
    private List<Stored> take(List<Lot> lots, Path own, boolean cached) throws IOException {
        List<Stored> stored = new ArrayList<>();
        for (int i = lots.size() - 1; i >= 0; i--) {
            Upload upload = lots.get(i).upload();
            FoundFiles found = lots.get(i).files();
            stored.add(new Stored(upload.type(), upload.name(), found.bytes(), names(found)));
            Taking taking = new Taking(found, ArtifactSet.folder(own, inside, upload.type()));
            if (upload.isArchive()) {
                taking.move(cached);
            } else {
                taking.share();
            }
        }
        Collections.reverse(stored);
        return stored;
    }

    /** A folder counts only when nothing of it is in the set. */
    private static List<String> names(FoundFiles found) {
        Set<Path> filled = new HashSet<>();
        for (Path path : found.entries().keySet()) {
            Path around = path.getParent();
            if (around != null) {
                filled.add(around);
            }
        }
        List<String> names = new ArrayList<>();
        for (Path path : found.entries().keySet()) {
            if (!filled.contains(path)) {
                names.add(FileSearch.name(path));
            }
        }
        return names;
    }

    private static Label label(ArtifactRequest request, List<Stored> stored) {
        return new Label(
                request.job(),
                request.jobId(),
                request.expireAt().map(Instant::toString).orElse(null),
                stored);
    }

    private Path label(String job) {
        return folder.resolve(FileNames.of(job)).resolve("artifacts.json");
    }

    @Override
    public Optional<ArtifactSet> of(String job) throws IOException {
        try {
            Label label = JSON.fromJson(Files.readString(label(job)), Label.class);
            Path own = folder.resolve(FileNames.of(job)).resolve(Long.toString(label.jobId()));
            List<Stored> stored = Objects.requireNonNullElse(label.stored(), List.of());
            return Optional.of(new ArtifactSet(
                    job,
                    label.jobId(),
                    own,
                    inside,
                    stored,
                    Optional.ofNullable(label.expireAt()).map(Instant::parse)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // Whatever the reader stumbles over: somebody has written there.
            throw new IOException(label(job) + " cannot be read (mvn ci:clean removes it): " + e.getMessage(), e);
        }
    }

    /** Forgets all sets: a whole new pipeline begins. Returns why some of them still take space. */
    public Optional<IOException> clear() throws IOException {
        return Leftovers.remove(folder);
    }
}
