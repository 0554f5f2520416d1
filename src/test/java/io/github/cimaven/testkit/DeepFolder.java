package io.github.cimaven.testkit;

import java.io.IOException;
import java.nio.file.Path;

/** Folders in folders, deeper than any path can tell. */
public final class DeepFolder {
    private DeepFolder() {}

    /** Makes them, with a file at the bottom, as a job can do it: step by step. */
    public static void in(Path folder) throws IOException, InterruptedException {
        String name = "d".repeat(200);
        String steps = "for i in $(seq 25); do mkdir " + name + " && cd " + name + " || exit 1; done; echo x > file";
        Process process = new ProcessBuilder("bash", "-c", steps)
                .directory(folder.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("no deep folder in " + folder);
        }
    }
}
