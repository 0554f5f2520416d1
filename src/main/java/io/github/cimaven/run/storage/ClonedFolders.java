package io.github.cimaven.run.storage;

import io.github.cimaven.io.Programs;
import io.github.cimaven.io.Trees;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.process.Command;
import io.github.cimaven.run.process.ProcessGroups;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies by the program {@code cp}, which lets copy and original share their space on the disk where the file system can do that,
 * and is faster where it cannot. Where there is no such program, we copy ourselves.
 *
 * @see <a href="https://www.gnu.org/software/coreutils/manual/html_node/cp-invocation.html">cp --reflink</a>
 */
public final class ClonedFolders implements FolderCopy {
    private final ProcessGroups processes;
    private final String path;
    private final Path notes;
    private boolean tried;
    private Optional<Path> program = Optional.empty();

    /** @param notes a folder of this run alone, to be created */
    public ClonedFolders(ProcessGroups processes, Path notes) {
        this.processes = processes;
        this.path = processes.path();
        this.notes = notes;
    }

    @Override
    public void copy(Path from, Path to) throws IOException, InterruptedException {
        Optional<Path> cp = program();
        if (cp.isPresent()) {
            Optional<String> failure = run(cp.get(), from, to);
            if (failure.isPresent()) {
                throw new IOException("the checkout could not be copied: " + failure.get());
            }
            return;
        }
        try {
            Trees.copy(from, to);
        } catch (InterruptedIOException e) {
            throw CopyWorkspaces.interrupted(e);
        }
    }

    /** Other systems than GNU's have a cp that knows nothing of this. */
    private synchronized Optional<Path> program() throws IOException, InterruptedException {
        if (!tried) {
            Path from = Files.createDirectories(notes.resolve("from"));
            Path to = Files.createDirectories(notes.resolve("to"));
            Optional<Path> cp = Programs.find("cp", path);
            program = cp.isPresent() && run(cp.get(), from, to).isEmpty() ? cp : Optional.empty();
            tried = true;
        }
        return program;
    }

    /** Tells what went wrong. */
    private Optional<String> run(Path cp, Path from, Path to) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(Files.createDirectories(notes), "copy");
        try {
            List<String> arguments = List.of(
                    cp.toString(),
                    "-RPp",
                    "--reflink=auto",
                    "--",
                    from.resolve(".").toString(),
                    to.toString());
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            Command command = new Command(arguments, own, Map.of("PATH", path, "LC_ALL", "C"), own, Optional.empty());
            int exitCode =
                    processes.start(command, said).await(new Cancellation()).exitCode();
            String text = said.toString(StandardCharsets.UTF_8).strip();
            return exitCode == 0
                    ? Optional.empty()
                    : Optional.of(text.lines().findFirst().orElse("cp ended with exit code " + exitCode));
        } finally {
            Trees.delete(own);
        }
    }
}
