package io.github.cimaven.run.process;

import io.github.cimaven.io.Layers;
import io.github.cimaven.io.Overlay;
import io.github.cimaven.io.Trees;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Cancellation.Reason;
import io.github.cimaven.run.executor.Cancellation.Registration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Finds out by doing it what the kernel, its policies and the disk allow. A mount may hang, for the disk below is that of a server
 * that is gone, say: whoever ends the run does not have to wait for it, and nobody waits for ever.
 */
final class Trial {
    private static final String CHANGES =
            "echo more >> changed && mv changed moved && rm -r folder && mkdir folder && rm removed";

    private static final String ENDED = "the run was ended while it was tried";

    /** Many times what a busy machine takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ProcessGroups processes;
    private final Path shell;
    private final Path folder;
    private final Cancellation cancellation;

    /**
     * @param folder to be created, and removed again
     * @param cancellation ends the trial, which has failed then
     */
    Trial(ProcessGroups processes, Path shell, Path folder, Cancellation cancellation) {
        this.cancellation = cancellation;
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
        if (cancellation.requested()) {
            return Optional.of(ENDED);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            Command command = new Command(
                    List.of(shell.toString(), "-c", script),
                    directory,
                    Map.of("PATH", processes.path()),
                    folder,
                    overlay);
            ExitStatus status = await(processes.start(command, output));
            if (status.stopped()) {
                return Optional.of(
                        cancellation.requested()
                                ? ENDED
                                : "it was not done within " + PATIENCE.toSeconds() + " seconds");
            }
            return status.exitCode() == 0
                    ? Optional.empty()
                    : Optional.of(output.toString(StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("try") // The registration is there to be closed.
    private ExitStatus await(RunningProcess process) throws IOException, InterruptedException {
        // As an interrupted build ends its jobs: what is tried has nothing to tidy up.
        Cancellation end = new Cancellation();
        CompletableFuture<Void> patience =
                new CompletableFuture<Void>().completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        CompletableFuture<Void> told = patience.thenRun(() -> end.request(Reason.INTERRUPTED));
        try (Registration ofRun = cancellation.onRequest(() -> end.request(Reason.INTERRUPTED))) {
            return process.await(end);
        } finally {
            told.cancel(false);
            patience.cancel(false);
        }
    }
}
