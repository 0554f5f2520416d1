package io.github.cimaven.run.storage;

import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Workspaces as plain copies of a snapshot: slow for large checkouts, possible everywhere. */
public final class CopyWorkspaces implements Workspaces {
    private final CheckoutSource source;
    private final Path folder;
    private final Path snapshot;
    private final AtomicInteger opened = new AtomicInteger();
    private boolean taken;

    /** @param folder of this run alone, to be created */
    public CopyWorkspaces(CheckoutSource source, Path folder) {
        this.source = source;
        this.folder = folder;
        this.snapshot = folder.resolve("snapshot");
    }

    @Override
    public Workspace open(String job, List<? extends Layer> layers) throws IOException, InterruptedException {
        takeSnapshot();
        return open(job, Optional.of(snapshot), layers);
    }

    @Override
    public Workspace openEmpty(String job, List<? extends Layer> layers) throws IOException, InterruptedException {
        return open(job, Optional.empty(), layers);
    }

    private Workspace open(String job, Optional<Path> content, List<? extends Layer> layers)
            throws IOException, InterruptedException {
        Path own = folder.resolve(FileNames.of(job) + "." + opened.incrementAndGet());
        try {
            Path top = own.resolve(source.root().getFileName());
            Path project = top.resolve(source.root().relativize(source.project()));
            if (content.isPresent()) {
                Trees.copy(content.get(), top);
            }
            Files.createDirectories(project);
            for (Layer layer : layers) {
                if (Files.isDirectory(layer.folder(), LinkOption.NOFOLLOW_LINKS)) {
                    Trees.copy(layer.folder(), project);
                }
            }
            Path privateDir = Files.createDirectories(own.resolve("private"));
            if (Files.getFileStore(privateDir).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(privateDir, PosixFilePermissions.fromString("rwx------"));
            }
            return new CopiedWorkspace(own, project, privateDir);
        } catch (InterruptedIOException e) {
            Trees.delete(own);
            throw interrupted(e);
        } catch (IOException | RuntimeException e) {
            Trees.delete(own);
            throw e;
        }
    }

    private static InterruptedException interrupted(InterruptedIOException cause) {
        Thread.interrupted();
        InterruptedException exception = new InterruptedException(cause.getMessage());
        exception.initCause(cause);
        return exception;
    }

    private synchronized void takeSnapshot() throws IOException, InterruptedException {
        if (!taken) {
            Trees.delete(snapshot);
            new Snapshot(source, snapshot).take();
            taken = true;
        }
    }

    @Override
    public void close() throws IOException {
        Trees.delete(folder);
    }

    private record CopiedWorkspace(Path own, Path projectDir, Path privateDir) implements Workspace {
        @Override
        public JobFiles files() {
            return new FolderFiles(projectDir, true, List.of());
        }

        @Override
        public void close() throws IOException {
            Trees.delete(own);
        }
    }
}
