package io.github.cimaven.app;

import io.github.cimaven.config.include.ConfigFile;
import io.github.cimaven.config.include.ParentArtifacts;
import io.github.cimaven.io.RawPaths;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.ArtifactStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The artifacts of one pipeline's jobs, as GitLab looks into them for a child pipeline. */
record JobArchives(ArtifactStore artifacts) implements ParentArtifacts {
    @Override
    public Optional<Archive> of(String job) throws IOException {
        return artifacts.of(job).filter(set -> !set.entries().isEmpty()).map(OfSet::new);
    }

    private record OfSet(ArtifactSet set) implements Archive {
        /** Below this size there is nothing to measure. */
        private static final long SMALL = 1L << 20;

        @Override
        public long size() throws IOException {
            long plain = set.stored("archive").map(ArtifactSet.Stored::bytes).orElse(0L);
            return plain <= SMALL ? plain : packed();
        }

        /** GitLab keeps archives packed, and measures them so. */
        private long packed() throws IOException {
            Counter counter = new Counter();
            Deflater deflater = new Deflater();
            try (DeflaterOutputStream packing = new DeflaterOutputStream(counter, deflater)) {
                for (String entry : set.entries()) {
                    if (Files.isRegularFile(path(entry), LinkOption.NOFOLLOW_LINKS)) {
                        Files.copy(path(entry), packing);
                    }
                }
            } finally {
                deflater.end();
            }
            return counter.bytes;
        }

        private Path path(String entry) {
            return RawPaths.resolve(set.folder(), entry);
        }

        @Override
        public Optional<Long> size(String path) throws IOException {
            return set.entries().contains(path) && Files.isRegularFile(path(path), LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.size(path(path)))
                    : Optional.empty();
        }

        @Override
        public boolean isFolder(String path) {
            String inside = path.endsWith("/") ? path : path + "/";
            return set.entries().stream()
                    .anyMatch(entry -> entry.startsWith(inside) || entry.equals(path) && Files.isDirectory(path(path)));
        }

        @Override
        public byte[] read(String path) throws IOException {
            return ConfigFile.bytes(path(path));
        }
    }

    /** Only counts what goes through. */
    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
