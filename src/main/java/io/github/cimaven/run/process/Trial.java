package io.github.cimaven.run.process;

import io.github.cimaven.io.Layers;
import io.github.cimaven.io.Overlay;
import io.github.cimaven.io.Trees;
import io.github.cimaven.run.executor.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out by doing it what the kernel, its policies and the disk allow. */
final class Trial {
    private static final String CHANGES =
            "echo more >> changed && mv changed moved && rm -r folder && mkdir folder && rm removed";

    private final ProcessGroups processes;
    private final Path shell;
    private final Path folder;

    /** @param folder to be created, and removed again */
    Trial(ProcessGroups processes, Path shell, Path folder) {
        this.processes = processes;
        this.shell = shell;
        this.folder = folder;
    }

    /** Mounts, changes what is below in every way, and reads what came of it; tells what went wrong. */
    Optional<String> overlay() throws IOException, InterruptedException {
        try {
            Path lower = Files.createDirectories(folder.resolve("lower"));
            Files.createDirectories(lower.resolve("folder/inner"));
            Files.writeString(lower.resolve("changed"), "below\n");
            Files.writeString(lower.resolve("removed"), "below\n");
            Path target = Files.createDirectories(folder.resolve("target"));
            Path upper = Files.createDirectories(folder.resolve("upper"));
            Files.createDirectories(folder.resolve("work"));
            Overlay overlay = new Overlay(folder, List.of("lower"), "upper", "work", target);
            Optional<String> failure = run(CHANGES, target, Optional.of(overlay));
            return failure.isPresent() || isAsExpected(new Layers(List.of(upper, lower)))
                    ? failure
                    : Optional.of("an overlay on this disk does not keep what is changed in it");
        } finally {
            Trees.delete(folder);
        }
    }

    /** Tells what goes wrong without a mount. */
    Optional<String> namespaces() throws IOException, InterruptedException {
        try {
            return run(":", Files.createDirectories(folder), Optional.empty());
        } finally {
            Trees.delete(folder);
        }
    }

    private static boolean isAsExpected(Layers layers) throws IOException {
        Optional<Path> moved = layers.find(Path.of("moved"));
        return moved.isPresent()
                && Files.readString(moved.get()).equals("below\nmore\n")
                && layers.find(Path.of("changed")).isEmpty()
                && layers.find(Path.of("removed")).isEmpty()
                && layers.find(Path.of("folder")).isPresent()
                && layers.find(Path.of("folder/inner")).isEmpty();
    }

    private Optional<String> run(String script, Path directory, Optional<Overlay> overlay) throws InterruptedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            Command command = new Command(
                    List.of(shell.toString(), "-c", script),
                    directory,
                    Map.of("PATH", processes.path()),
                    folder,
                    overlay);
            ExitStatus status = processes.start(command, output).await(new Cancellation());
            return status.exitCode() == 0
                    ? Optional.empty()
                    : Optional.of(output.toString(StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
