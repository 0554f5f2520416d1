package io.github.cimaven.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.testkit.DeepFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesTest {
    @TempDir
    Path folder;

    @Test
    void pathsThatAreTooLongCanBeDeleted() throws Exception {
        Path top = Files.createDirectories(folder.resolve("top"));
        DeepFolder.in(top);
        Trees.delete(top);
        assertThat(folder).isEmptyDirectory();
    }
}
