package io.github.cimaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.io.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of a test's own, mounted as long as this is open. Where nobody may mount, the test is skipped and says so. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** @param options such as {@code size=256k} */
    public static SmallDisk at(Path folder, String options) throws IOException {
        Files.createDirectories(folder);
        return mounted(folder, "mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
    }

    /** A folder as it is, but nothing can be written to it. */
    public static SmallDisk readOnly(Path folder) throws IOException {
        SmallDisk disk = mounted(folder, "mount", "--bind", folder.toString(), folder.toString());
        if (!succeeds("mount", "-o", "remount,ro,bind", folder.toString())) {
            disk.close();
            Assumptions.abort("may not mount a folder read-only");
        }
        return disk;
    }

    private static SmallDisk mounted(Path folder, String... command) throws IOException {
        Assumptions.assumeTrue(succeeds(command), "may not mount");
        return new SmallDisk(folder);
    }

    private static boolean succeeds(String... command) throws IOException {
        return Programs.find(command[0], System.getenv("PATH")).isPresent()
                && new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .onExit()
                                .join()
                                .exitValue()
                        == 0;
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        assertThat(succeeds("umount", folder.toString())).isTrue();
    }
}
