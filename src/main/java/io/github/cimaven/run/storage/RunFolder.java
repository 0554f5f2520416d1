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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run leaves for the user: {@code target/ci}. Whatever else lies in the folder is not touched. */
public record RunFolder(Path path) {
    private static final String MARK = ".gitignore";
    private static final String MARK_TEXT = "*\n";
    private static final List<String> OURS =
            List.of("pipeline.json", "TEST-pipeline.xml", "deferred-failure.txt", "jobs", MARK);

    /** Makes the folder anew; what the last run left is gone then. */
    public void begin() throws IOException {
        clear();
        goOn();
    }

    /** Makes the folder if it is not there; what an earlier goal of this build left stays. */
    public void goOn() throws IOException {
        Files.createDirectories(path);
        WholeFile.writeIfChanged(path.resolve(MARK), MARK_TEXT);
    }

    /**
     * Removes what runs have left.
     *
     * @throws IOException if the folder holds something and was not made by a run: it may be anybody's
     */
    public void clear() throws IOException {
        if (!Files.isDirectory(path) || isEmpty()) {
            return;
        }
        Path mark = path.resolve(MARK);
        if (!Files.isRegularFile(mark) || !Files.readString(mark).equals(MARK_TEXT)) {
            throw new IOException(path + " holds files that no run has left; ci.outputDirectory has to name a folder of"
                    + " its own");
        }
        for (String name : OURS) {
            Trees.delete(path.resolve(name));
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            return content.findAny().isEmpty();
        }
    }

    private Path job(String name) {
        return path.resolve("jobs").resolve(FileNames.of(name));
    }

    /** Of the pipeline that a bridge has started. */
    public RunFolder downstream(String bridge) {
        return new RunFolder(job(bridge).resolve("downstream"));
    }

    /** The log of a job's last attempt. */
    public Path log(String job) {
        return job(job).resolve("job.log");
    }

    /** Keeps the log of an attempt that is going to be repeated. If it is kept already, what is there is of a run that died. */
    public void keepLog(String job, int attempt) throws IOException {
        Path kept = job(job).resolve("job.attempt-" + attempt + ".log");
        if (Files.exists(log(job)) && !Files.exists(kept)) {
            WholeFile.move(log(job), kept);
        }
    }

    /** Removes what a job has left. */
    public void forget(String job) throws IOException {
        Trees.delete(job(job));
    }

    /** Shows artifacts of an earlier run that somebody has removed from here. */
    public void publishIfGone(Optional<ArtifactSet> set) throws IOException {
        if (set.isPresent()
                && !Files.exists(job(set.get().job()).resolve("artifacts"))
                && !Files.exists(job(set.get().job()).resolve("reports"))) {
            publish(set.get());
        }
    }

    /** Shows a job's artifacts to the user. Costs no space where the file system knows hard links. */
    public void publish(ArtifactSet set) throws IOException {
        show(set.folder(), job(set.job()).resolve("artifacts"));
        show(set.reports(), job(set.job()).resolve("reports"));
    }

    private static void show(Path folder, Path target) throws IOException {
        Trees.delete(target);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(folder.relativize(inside)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Trees.link(file, target.resolve(folder.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
