package io.github.cimaven.run.storage;

import io.github.cimaven.io.RawPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files one job has handed on, kept as folders that are not changed any more.
 *
 * @param job the job's name
 * @param jobId of the attempt that made them
 * @param home the folder of the set
 * @param inside where the project folder is below the folder of the archive
 * @param stored what is in it, the archive first if there is one
 * @param expireAt until when they are of use; absent: for ever
 */
public record ArtifactSet(
        String job, long jobId, Path home, Path inside, List<Stored> stored, Optional<Instant> expireAt)
        implements Layer {
    private static final String REPORTS = "reports";

    public ArtifactSet {
        stored = List.copyOf(stored);
    }

    /**
     * Files that were kept together.
     *
     * @param type {@link ArtifactRequest#ARCHIVE}, or the kind of a report
     * @param name for people
     * @param bytes in all its files
     * @param files their paths relative to the project folder, sorted, with {@code /}; folders only where they are empty
     */
    public record Stored(String type, String name, long bytes, List<String> files) {
        public Stored {
            files = List.copyOf(files);
        }
    }

    @Override
    public Path folder() {
        return folder(home, inside, ArtifactRequest.ARCHIVE);
    }

    static Path folder(Path home, Path inside, String type) {
        return type.equals(ArtifactRequest.ARCHIVE)
                ? home.resolve("files").resolve(inside)
                : home.resolve(REPORTS).resolve(type);
    }

    /** Holds the reports, each kind in a folder of its own; need not be there. */
    public Path reports() {
        return home.resolve(REPORTS);
    }

    /** The files that later jobs get; none if there are but reports. */
    public List<String> entries() {
        return stored(ArtifactRequest.ARCHIVE).map(Stored::files).orElse(List.of());
    }

    /** Whether there are as many bytes as were kept. */
    public boolean isWhole() throws IOException {
        for (Stored one : stored) {
            long bytes = 0;
            for (String file : one.files()) {
                Path path = RawPaths.resolve(folder(home, inside, one.type()), file);
                if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    return false;
                }
                bytes += Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
            }
            if (bytes != one.bytes()) {
                return false;
            }
        }
        return true;
    }

    public Optional<Stored> stored(String type) {
        return stored.stream().filter(one -> one.type().equals(type)).findFirst();
    }

    /** The files of a report of this kind, in order. A link is none: it may lead anywhere. */
    public List<Path> report(String kind) {
        List<Path> files = new ArrayList<>();
        for (String file : stored(kind).map(Stored::files).orElse(List.of())) {
            Path path = RawPaths.resolve(folder(home, inside, kind), file);
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                files.add(path);
            }
        }
        return files;
    }
}
