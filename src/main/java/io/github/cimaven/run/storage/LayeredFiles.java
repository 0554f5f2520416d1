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
import java.util.stream.Stream;

/**
 * Files in layers of which the uppermost is the job's own; the others belong to all jobs.
 *
 * @param upper the project folder in the uppermost layer
 * @param lower the same folder in all others, the next one first
 */
record LayeredFiles(Path upper, List<Path> lower, Layers layers) implements JobFiles {
    LayeredFiles(Path upper, List<Path> lower) {
        this(
                upper,
                lower,
                new Layers(Stream.concat(Stream.of(upper), lower.stream()).toList()));
    }

    @Override
    public Optional<Path> find(Path relative) throws IOException {
        return layers.find(relative);
    }

    @Override
    public void walk(Path start, FileVisitor<? super Path> visitor) throws IOException {
        layers.walk(start, visitor);
    }

    private Path place(Path relative) throws IOException {
        return find(relative).orElseThrow(() -> new NoSuchFileException(relative.toString()));
    }

    @Override
    public void link(Path relative, Path to) throws IOException {
        Path from = place(relative);
        if (from.startsWith(upper)) {
            Trees.link(from, to);
        } else {
            Trees.copyEntry(from, to);
        }
    }

    @Override
    public void take(Path relative, Path to) throws IOException {
        Path from = place(relative);
        if (from.startsWith(upper)) {
            Files.move(from, to);
        } else {
            Trees.copyEntry(from, to);
        }
    }

    /** One that a lower layer has too is in several places. */
    @Override
    public boolean takeFolder(Path relative, Path to) throws IOException {
        for (Path layer : lower) {
            if (Files.exists(layer.resolve(relative), LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return place(relative).startsWith(upper) && FolderFiles.renamed(upper.resolve(relative), to);
    }
}
