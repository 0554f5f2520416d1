package io.github.cimaven.run.storage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What a job has left in a folder. */
record LeftFiles(Path projectDir, JobFiles files) implements Workspace {
    LeftFiles(Path projectDir) {
        this(projectDir, new FolderFiles(projectDir, projectDir, true, List.of()));
    }

    /** The same on a disk that has room for so many more files. */
    static LeftFiles onAFullDisk(Path projectDir, int room) {
        return new LeftFiles(projectDir, new FullDisk(new LeftFiles(projectDir).files(), new AtomicInteger(room)));
    }

    @Override
    public Path checkoutDir() {
        return projectDir;
    }

    @Override
    public Path privateDir() {
        return projectDir.resolveSibling("private");
    }

    @Override
    public void close() {}

    private record FullDisk(JobFiles files, AtomicInteger room) implements JobFiles {
        @Override
        public Optional<Path> find(Path relative) throws IOException {
            return files.find(relative);
        }

        @Override
        public void walk(Path start, FileVisitor<? super Path> visitor) throws IOException {
            files.walk(start, visitor);
        }

        private void use(Path to) throws IOException {
            if (room.getAndDecrement() == 0) {
                throw new FileSystemException(to.toString(), null, "No space left on device");
            }
        }

        @Override
        public void link(Path relative, Path to) throws IOException {
            use(to);
            files.link(relative, to);
        }

        @Override
        public void take(Path relative, Path to) throws IOException {
            use(to);
            files.take(relative, to);
        }

        @Override
        public boolean takeFolder(Path relative, Path to) throws IOException {
            use(to);
            return files.takeFolder(relative, to);
        }
    }
}
