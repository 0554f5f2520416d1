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

/** Every job runs in the user's own checkout, sees what the jobs before it have left there, and leaves what it makes. */
public final class InPlaceWorkspaces implements Workspaces {
    private final CheckoutSource source;
    private final Path folder;
    private final AtomicInteger opened = new AtomicInteger();

    /** @param folder of this run alone, to be created, for what is beside the checkout */
    public InPlaceWorkspaces(CheckoutSource source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /** The checkout is there all the same: it is not ours to take away. */
    @Override
    public Workspace openEmpty(String job, List<? extends Layer> layers) throws IOException, InterruptedException {
        return open(job, layers);
    }

    @Override
    public Workspace open(String job, List<? extends Layer> layers) throws IOException, InterruptedException {
        JobFolder own = JobFolder.in(folder, job, opened.incrementAndGet());
        try {
            own.make();
            for (Layer layer : layers) {
                if (Files.isDirectory(layer.folder(), LinkOption.NOFOLLOW_LINKS)) {
                    Trees.copy(layer.folder(), source.project());
                }
            }
            return new CheckoutWorkspace(
                    own.path(),
                    source.root(),
                    source.project(),
                    own.makePrivate(),
                    FolderFiles.of(source.project(), false, source.leaveOut()));
        } catch (InterruptedIOException e) {
            Trees.delete(own.path());
            throw CopyWorkspaces.interrupted(e);
        } catch (IOException | RuntimeException e) {
            Trees.delete(own.path());
            throw e;
        }
    }

    /** There is nothing to be taken. */
    @Override
    public void prepare() {
        // The checkout is there.
    }

    /** The jobs themselves change the files: nothing can be told from them. */
    @Override
    public Optional<String> identity() {
        return Optional.of("in-place");
    }

    @Override
    public void close() throws IOException {
        Trees.delete(folder);
    }

    private record CheckoutWorkspace(Path own, Path checkoutDir, Path projectDir, Path privateDir, JobFiles files)
            implements Workspace {
        @Override
        public void close() throws IOException {
            Trees.delete(own);
        }
    }
}
