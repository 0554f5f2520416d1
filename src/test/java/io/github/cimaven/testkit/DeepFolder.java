package io.github.cimaven.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders in folders, deeper than any path can tell. */
public final class DeepFolder {
    /** Makes them, with a file at the bottom, as a job can do it: step by step. */
    public static final String COMMAND = "cd deep && for i in $(seq 25); do mkdir " + "d".repeat(200) + " && cd "
            + "d".repeat(200) + " || exit 1; done; echo x > file";

    private DeepFolder() {}

    /** Makes one in a folder; it is called {@code deep}. */
    public static void in(Path folder) throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("deep"));
        Process process = new ProcessBuilder("bash", "-c", COMMAND)
                .directory(folder.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("no deep folder in " + folder);
        }
    }
}
