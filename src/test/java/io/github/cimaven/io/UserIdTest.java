package io.github.cimaven.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserIdTest {
    @TempDir
    Path folder;

    @Test
    void isTheOwnerOfWhatALinkLeadsTo() throws Exception {
        assumeTrue(UserId.ofThisProcess().isRoot(), "only root can give files away");
        Path file = Files.createFile(folder.resolve("file"));
        Files.setAttribute(file, "unix:uid", 12345);
        Files.setAttribute(file, "unix:gid", 54321);
        assertThat(UserId.of(Files.createSymbolicLink(folder.resolve("link"), file)))
                .isEqualTo(new UserId(12345, 54321));
    }
}
