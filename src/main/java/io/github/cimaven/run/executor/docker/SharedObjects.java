package io.github.cimaven.run.executor.docker;

import io.github.cimaven.io.Overlay;
import io.github.cimaven.io.RawPaths;
import io.github.cimaven.run.executor.JobContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders of git objects that a job's repository shares with the user's: without them git finds no commit.
 *
 * @see <a href="https://git-scm.com/docs/gitrepository-layout">objects/info/alternates</a>
 */
final class SharedObjects {
    private final Set<Path> folders = new LinkedHashSet<>();

    private SharedObjects() {}

    /** Absolute; those that they share with others are among them. */
    static List<Path> of(JobContext job) throws IOException {
        SharedObjects found = new SharedObjects();
        found.addAlternatesOf(asMade(job).resolve(".git/objects"));
        return List.copyOf(found.folders);
    }

    /** The lowest layer, where there are some. */
    private static Path asMade(JobContext job) throws IOException {
        Path checkout = job.here().checkout();
        if (job.overlay().isEmpty()) {
            return checkout;
        }
        Overlay overlay = job.overlay().get();
        List<String> lower = overlay.lower();
        return overlay.folder()
                .resolve(lower.get(lower.size() - 1))
                .toRealPath()
                .resolve(checkout.getFileName());
    }

    private void addAlternatesOf(Path objects) throws IOException {
        Path file = objects.resolve("info/alternates");
        if (!Files.isRegularFile(file)) {
            return;
        }
        for (byte[] line : lines(Files.readAllBytes(file))) {
            if (line.length > 0 && line[0] != '#') {
                Path folder = path(objects, line);
                if (isObjectStore(folder) && folders.add(folder)) {
                    addAlternatesOf(folder);
                }
            }
        }
    }

    /** In a copy an artifact may have written the file, and nothing else of this machine is for jobs to read. */
    private static boolean isObjectStore(Path folder) {
        return folder.endsWith("objects")
                && Files.isDirectory(folder.resolve("pack"))
                && Files.isDirectory(folder.resolve("info"));
    }

    private static Path path(Path objects, byte[] line) {
        return (line[0] == '/'
                        ? RawPaths.resolve(Path.of("/"), Arrays.copyOfRange(line, 1, line.length))
                        : RawPaths.resolve(objects, line))
                .normalize();
    }

    private static List<byte[]> lines(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte one : content) {
            if (one == '\n') {
                lines.add(line.toByteArray());
                line.reset();
            } else {
                line.write(one);
            }
        }
        lines.add(line.toByteArray());
        return lines;
    }
}
