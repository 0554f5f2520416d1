package io.github.cimaven.run.storage;

import io.github.cimaven.io.Layers;
import io.github.cimaven.io.Overlay;
import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Workspaces as layers: the snapshot below, the artifact sets above it, the job's own on top. Only the job's own is written to,
 * so that nothing is copied, however large the checkout; the layers become one folder for the job's processes alone.
 */
public final class OverlayWorkspaces implements Workspaces {
    private static final String BOTTOM = "b";
    private static final String UPPER = "u";
    private static final String WORK = "w";
    private static final String MERGED = "a";

    private final CheckoutSource source;
    private final Path folder;
    private final Snapshot snapshot;
    private final AtomicInteger opened = new AtomicInteger();
    private final Removal removal = new Removal();

    /**
     * @param kept what stays for the next run
     * @param folder of this run alone, to be created, on the same disk
     */
    public OverlayWorkspaces(CheckoutSource source, Path kept, Path folder) {
        this.source = source;
        this.folder = folder;
        this.snapshot = new Snapshot(source, kept);
    }

    @Override
    public Workspace open(String job, List<? extends Layer> layers) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the job had its files");
        }
        return open(job, Optional.of(snapshot.layer()), layers);
    }

    @Override
    public Workspace openEmpty(String job, List<? extends Layer> layers) throws IOException, InterruptedException {
        return open(job, Optional.empty(), layers);
    }

    private Workspace open(String job, Optional<Path> lowest, List<? extends Layer> layers)
            throws IOException, InterruptedException {
        JobFolder own = JobFolder.in(folder, job, opened.incrementAndGet());
        try {
            own.make();
            Files.createDirectory(own.files());
            Files.createDirectory(own.path().resolve(UPPER));
            Files.createDirectory(own.path().resolve(WORK));
            List<String> names = stack(own.path(), layers);
            Path bottom = own.path().resolve(BOTTOM);
            if (lowest.isPresent()) {
                Files.createSymbolicLink(bottom, lowest.get());
            } else {
                Files.createDirectories(bottom.resolve(source.inside()));
            }
            names.add(BOTTOM);
            return new LayeredWorkspace(
                    own.path(),
                    own.files().resolve(source.name()),
                    own.files().resolve(source.inside()),
                    own.makePrivate(),
                    new Overlay(own.path(), names, UPPER, WORK, own.files()),
                    files(own.path(), names),
                    removal);
        } catch (InterruptedIOException e) {
            Trees.delete(own.path());
            throw CopyWorkspaces.interrupted(e);
        } catch (IOException | RuntimeException e) {
            Trees.delete(own.path());
            throw e;
        }
    }

    /** The later lies above the earlier. What cannot be stacked as it is becomes one layer. */
    private List<String> stack(Path own, List<? extends Layer> layers) throws IOException {
        List<Layer> there = new ArrayList<>();
        for (Layer layer : layers) {
            if (Files.isDirectory(layer.folder(), LinkOption.NOFOLLOW_LINKS)) {
                there.add(layer);
            }
        }
        List<String> names = new ArrayList<>();
        if (there.size() >= Overlay.MOST_LAYERS || !there.stream().allMatch(this::isStackable)) {
            Path merged = Files.createDirectories(own.resolve(MERGED).resolve(source.inside()));
            for (Layer layer : there) {
                Trees.linkAll(layer.folder(), merged);
            }
            names.add(MERGED);
            return names;
        }
        for (int i = there.size() - 1; i >= 0; i--) {
            String name = Integer.toString(i);
            Files.createSymbolicLink(own.resolve(name), whole(there.get(i)));
            names.add(name);
        }
        return names;
    }

    /** Whether its files lie where the project does in a snapshot. */
    private boolean isStackable(Layer layer) {
        return layer.folder().endsWith(source.inside());
    }

    /** The folder that holds the project folder at the same place as a snapshot does. */
    private Path whole(Layer layer) {
        Path folder = layer.folder();
        for (int i = 0; i < source.inside().getNameCount(); i++) {
            folder = folder.resolveSibling("");
        }
        return folder;
    }

    private JobFiles files(Path own, List<String> names) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(own.resolve(UPPER)));
        for (String name : names) {
            folders.add(own.resolve(name).toRealPath());
        }
        return new LayeredFiles(new Layers(folders), source.inside());
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        snapshot.layer();
    }

    @Override
    public Optional<String> identity() {
        return snapshot.identity();
    }

    @Override
    public List<Path> changed() {
        return snapshot.changed();
    }

    @Override
    public void close() throws IOException {
        removal.close();
        Trees.delete(folder);
    }

    private record LayeredWorkspace(
            Path own,
            Path checkoutDir,
            Path projectDir,
            Path privateDir,
            Overlay mount,
            JobFiles files,
            Removal removal)
            implements Workspace {
        @Override
        public Optional<Overlay> overlay() {
            return Optional.of(mount);
        }

        @Override
        public void close() {
            removal.later(own);
        }
    }
}
