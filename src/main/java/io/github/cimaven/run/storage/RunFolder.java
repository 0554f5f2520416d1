package io.github.cimaven.run.storage;

import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.Trees;
import io.github.cimaven.io.WholeFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What a run leaves for the user: {@code target/ci}. */
public record RunFolder(Path path) {
    /** Makes the folder anew; what the last run left is gone then. */
    public void begin() throws IOException {
        Trees.delete(path);
        goOn();
    }

    /** Makes the folder if it is not there; what an earlier goal of this build left stays. */
    public void goOn() throws IOException {
        Files.createDirectories(path);
        WholeFile.writeIfChanged(path.resolve(".gitignore"), "*\n");
    }

    private Path job(String name) {
        return path.resolve("jobs").resolve(FileNames.of(name));
    }

    /** The log of a job's last attempt. */
    public Path log(String job) {
        return job(job).resolve("job.log");
    }

    /** Keeps the log of an attempt that is going to be repeated. */
    public void keepLog(String job, int attempt) throws IOException {
        if (Files.exists(log(job))) {
            WholeFile.move(log(job), job(job).resolve("job.attempt-" + attempt + ".log"));
        }
    }

    /** Shows a job's artifacts to the user. Costs no space where the file system knows hard links. */
    public void publish(ArtifactSet set) throws IOException {
        Path target = job(set.job()).resolve("artifacts");
        Trees.delete(target);
        Files.walkFileTree(set.folder(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(set.folder().relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                link(file, target.resolve(set.folder().relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void link(Path file, Path target) throws IOException {
        if (Files.isSymbolicLink(file)) {
            Trees.copyEntry(file, target);
            return;
        }
        try {
            Files.createLink(target, file);
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            Files.copy(file, target, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
