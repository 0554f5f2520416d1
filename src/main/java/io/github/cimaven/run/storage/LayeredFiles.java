package io.github.cimaven.run.storage;

import io.github.cimaven.io.Layers;
import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files in layers of which the uppermost is the job's own; the others belong to all jobs. Not thread-safe.
 */
final class LayeredFiles implements JobFiles {
    private final Layers layers;
    private final Path project;
    /** The folder that was asked about last, and its layers: who asks goes through folder by folder. */
    private Path recent = Path.of("");

    private Optional<Layers> ofRecent = Optional.empty();

    /** @param project the way from the layers to the project folder */
    LayeredFiles(Layers layers, Path project) {
        this.layers = layers;
        this.project = project;
    }

    @Override
    public Optional<Path> find(Path relative) throws IOException {
        Path inside = project.resolve(relative).normalize();
        Path folder = inside.getParent();
        Path name = inside.getFileName();
        if (!inside.startsWith(project)) {
            return Optional.empty();
        }
        if (folder == null || name == null || inside.equals(project)) {
            return layers.find(inside);
        }
        if (!folder.equals(recent)) {
            ofRecent = layers.folder(folder);
            recent = folder;
        }
        return ofRecent.isPresent() ? ofRecent.get().child(name) : Optional.empty();
    }

    @Override
    public void walk(Path start, FileVisitor<? super Path> visitor) throws IOException {
        Path inside = project.resolve(start).normalize();
        if (inside.startsWith(project)) {
            layers.walk(inside, new PartVisitor(project, List.of(), visitor));
        }
    }

    private Path existing(Path relative) throws IOException {
        return find(relative).orElseThrow(() -> new NoSuchFileException(relative.toString()));
    }

    private boolean isOwn(Path place) {
        return place.startsWith(layers.folders().get(0));
    }

    @Override
    public void link(Path relative, Path to) throws IOException {
        Path from = existing(relative);
        if (isOwn(from)) {
            Trees.link(from, to);
        } else {
            Trees.copyEntry(from, to);
        }
    }

    @Override
    public void take(Path relative, Path to) throws IOException {
        Path from = existing(relative);
        if (isOwn(from)) {
            Files.move(from, to);
        } else {
            Trees.copyEntry(from, to);
        }
    }

    /** One that a lower layer has too is in several places, or stays there in the lower ones. */
    @Override
    public boolean takeFolder(Path relative, Path to) throws IOException {
        Path inside = project.resolve(relative).normalize();
        for (Path layer : layers.folders().subList(1, layers.folders().size())) {
            if (Files.exists(layer.resolve(inside), LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        if (FolderFiles.renamed(existing(relative), to)) {
            Layers.forgetMarks(to);
            recent = Path.of("");
            return true;
        }
        return false;
    }
}
