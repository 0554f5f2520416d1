package io.github.cimaven.run.storage;

import io.github.cimaven.io.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of one attempt of a job, in which all that is its own lies. */
record JobFolder(Path path) {
    private static final int LONGEST = 30;
    private static final FileAttribute<?> USER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** @param number tells it from those of all other attempts in this run */
    static JobFolder in(Path folder, String job, int number) {
        String name = FileNames.of(job);
        // The longer the path to the project, the shorter the names that a job can use.
        return new JobFolder(folder.resolve(name.substring(0, Math.min(LONGEST, name.length())) + "." + number));
    }

    /** Where its files are, below the folder that a checkout is called. */
    Path files() {
        return path.resolve("files");
    }

    /** Makes this folder; the one around it is there from the second attempt of the run on. */
    void make() throws IOException {
        try {
            Files.createDirectory(path);
        } catch (NoSuchFileException first) {
            Files.createDirectories(path);
        }
    }

    /** Makes the folder that only the user can read, in this one. */
    Path makePrivate() throws IOException {
        Path folder = path.resolve("private");
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createDirectory(folder, USER_ONLY)
                : Files.createDirectory(folder);
    }
}
