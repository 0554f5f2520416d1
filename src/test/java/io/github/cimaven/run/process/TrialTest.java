package io.github.cimaven.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.io.Programs;
import io.github.cimaven.run.executor.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machines that do not allow what is tried. */
class TrialTest {
    @TempDir
    Path folder;

    private Path bin(String... programs) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : programs) {
            Files.copy(Programs.find(program, System.getenv("PATH")).orElseThrow(), bin.resolve(program));
        }
        return bin;
    }

    private void assertThatItSays(Path bin, String reason) throws Exception {
        try (ProcessGroups processes = ProcessGroups.open("trial", Map.of("PATH", bin.toString()))) {
            assertThat(processes.tryOverlay(folder.resolve("trial"), new Cancellation()))
                    .hasValueSatisfying(text -> assertThat(text).containsPattern(reason));
            assertThat(folder.resolve("trial")).doesNotExist();
            // Programs are started all the same.
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            Command command = new Command(
                    List.of(bin.resolve("sh").toString(), "-c", "echo runs"),
                    folder,
                    Map.of("PATH", bin.toString()),
                    folder,
                    Optional.empty());
            ExitStatus status = processes.start(command, output).await(new Cancellation());
            assertThat(status.exitCode()).isZero();
            assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("runs\n");
        }
    }

    @Test
    void aMissingProgramIsNamed() throws Exception {
        assertThatItSays(bin("sh", "setsid", "mount", "sleep"), "there is no 'unshare' on the PATH");
    }

    @Test
    void whatTheKernelRefusesIsTold() throws Exception {
        Path bin = bin("sh", "setsid", "mount", "sleep");
        Path unshare = Files.writeString(
                bin.resolve("unshare"), "#!/bin/sh\necho 'unshare failed: Operation not permitted'\nexit 1\n");
        Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatItSays(bin, "unshare failed: Operation not permitted");
    }

    @Test
    void aMountThatFailsIsToldInItsWords() throws Exception {
        Path bin = bin("sh", "setsid", "unshare", "sleep");
        Path mount = Files.writeString(bin.resolve("mount"), "#!/bin/sh\necho 'no such file system'\nexit 32\n");
        Files.setPosixFilePermissions(mount, PosixFilePermissions.fromString("rwxr-xr-x"));
        // Who may not even get as far as to mount is told that.
        assertThatItSays(bin, "no such file system|unshare.*failed");
    }

    @Test
    @Timeout(25)
    void aMountThatHangsEndsWithTheRun() throws Exception {
        Path bin = bin("sh", "setsid", "unshare", "sleep");
        Path mount = Files.writeString(
                bin.resolve("mount"), "#!/bin/sh\necho > " + folder.resolve("hanging") + "\nexec sleep 300\n");
        Files.setPosixFilePermissions(mount, PosixFilePermissions.fromString("rwxr-xr-x"));
        Cancellation cancellation = new Cancellation();
        try (ProcessGroups processes = ProcessGroups.open("trial", Map.of("PATH", bin.toString()))) {
            CompletableFuture<Optional<String>> trial = CompletableFuture.supplyAsync(() -> {
                try {
                    return processes.tryOverlay(folder.resolve("trial"), cancellation);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (!Files.exists(folder.resolve("hanging")) && !trial.isDone()) {
                Thread.onSpinWait();
            }
            Assumptions.assumeFalse(trial.isDone(), "may not even try to mount");
            cancellation.request(Cancellation.Reason.INTERRUPTED);
            assertThat(trial.get()).hasValue("the run was ended while it was tried");
            assertThat(folder.resolve("trial")).doesNotExist();
        }
    }
}
