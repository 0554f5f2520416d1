package io.github.cimaven.run.storage;

import io.github.cimaven.io.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of one attempt of a job, in which all that is its own lies. */
record JobFolder(Path path) {
    private static final int LONGEST = 30;

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

    /** Makes the folder that only the user can read. */
    Path makePrivate() throws IOException {
        Path folder = Files.createDirectories(path.resolve("private"));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }
}
