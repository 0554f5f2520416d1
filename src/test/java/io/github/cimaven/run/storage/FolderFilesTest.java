package io.github.cimaven.run.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job may do with its folder what it likes; files of others are none of its files. */
class FolderFilesTest {
    @TempDir
    Path folder;

    private Path project;
    private Path others;

    @BeforeEach
    void folders() throws Exception {
        project = Files.createDirectories(folder.toRealPath().resolve("files/project"));
        others = Files.createDirectories(folder.toRealPath().resolve("others/project/build"));
    }

    @Test
    void aLinkInThePlaceOfTheFolderLeadsNowhere() throws Exception {
        FolderFiles files = FolderFiles.of(project, true, List.of());
        Files.delete(project);
        Files.createSymbolicLink(project, others.getParent());

        assertThat(files.find(Path.of("build"))).isEmpty();
    }

    @Test
    void aLinkInThePlaceOfAFolderAboveLeadsNowhere() throws Exception {
        FolderFiles files = FolderFiles.of(project, true, List.of());
        Files.delete(project);
        Files.delete(project.getParent());
        Files.createSymbolicLink(project.getParent(), others.resolve("../..").normalize());

        assertThat(files.find(Path.of("build"))).isEmpty();
    }
}
