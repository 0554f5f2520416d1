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

    /** Moved from deep down to where they can be reached, again and again. */
    @Test
    void tenThousandFoldersInEachOtherCanBeDeleted() throws Exception {
        Path top = Files.createDirectories(folder.resolve("top"));
        String command = "for i in 1 2 3 4 5 6 7 8 9 10; do mkdir -p $0 && cd -P $0; done";
        assertThat(new ProcessBuilder("sh", "-c", command, "a/".repeat(1000))
                        .directory(top.toFile())
                        .start()
                        .waitFor())
                .isZero();

        Trees.delete(top);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesOfManyBytesCanBeDeletedToo() throws Exception {
        Path top = Files.createDirectories(folder.resolve("top"));
        String name = "あ".repeat(80);
        assertThat(new ProcessBuilder(
                                "sh",
                                "-c",
                                "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do mkdir \"$0\" && cd -P \"$0\"; done",
                                name)
                        .directory(top.toFile())
                        .start()
                        .waitFor())
                .isZero();

        Trees.delete(top);

        assertThat(folder).isEmptyDirectory();
    }
}
