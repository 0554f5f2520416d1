package io.github.cimaven.run.storage;

import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Workspaces as copies of a snapshot: the larger the checkout, the longer it takes, but possible everywhere. */
public final class CopyWorkspaces implements Workspaces {
    private final CheckoutSource source;
    private final Path folder;
    private final Snapshot snapshot;
    private final FolderCopy copying;
    private final AtomicInteger opened = new AtomicInteger();

    /**
     * @param kept what stays for the next run
     * @param folder of this run alone, to be created
     */
    public CopyWorkspaces(CheckoutSource source, Path kept, Path folder) {
        this(source, kept, folder, Trees::copy);
    }

    /** @param copying how the checkout is copied */
    public CopyWorkspaces(CheckoutSource source, Path kept, Path folder, FolderCopy copying) {
        this.source = source;
        this.copying = copying;
        this.folder = folder;
        this.snapshot = new Snapshot(source, kept);
    }

    @Override
    public Workspace open(String job, List<? extends Layer> layers) throws IOException, InterruptedException {
        return open(job, Optional.of(snapshot.layer()), layers);
    }

    @Override
    public Workspace openEmpty(String job, List<? extends Layer> layers) throws IOException, InterruptedException {
        return open(job, Optional.empty(), layers);
    }

    private Workspace open(String job, Optional<Path> content, List<? extends Layer> layers)
            throws IOException, InterruptedException {
        JobFolder own = JobFolder.in(folder, job, opened.incrementAndGet());
        try {
            own.make();
            Path project = own.files().resolve(source.inside());
            if (content.isPresent()) {
                copying.copy(content.get(), Files.createDirectories(own.files()));
            }
            Files.createDirectories(project);
            for (Layer layer : layers) {
                if (Files.isDirectory(layer.folder(), LinkOption.NOFOLLOW_LINKS)) {
                    Trees.copy(layer.folder(), project);
                }
            }
            return new CopiedWorkspace(
                    own.path(),
                    own.files().resolve(source.name()),
                    project,
                    own.makePrivate(),
                    FolderFiles.of(project, true, List.of()));
        } catch (InterruptedIOException e) {
            Trees.delete(own.path());
            throw interrupted(e);
        } catch (IOException | RuntimeException e) {
            Trees.delete(own.path());
            throw e;
        }
    }

    static InterruptedException interrupted(InterruptedIOException cause) {
        Thread.interrupted();
        InterruptedException exception = new InterruptedException(cause.getMessage());
        exception.initCause(cause);
        return exception;
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
        Trees.delete(folder);
    }

    private record CopiedWorkspace(Path own, Path checkoutDir, Path projectDir, Path privateDir, JobFiles files)
            implements Workspace {
        @Override
        public void close() throws IOException {
            Trees.delete(own);
        }
    }
}
