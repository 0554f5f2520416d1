package io.github.cimaven.app.include;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.testkit.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {
    @TempDir
    Path temporary;

    @Test
    void linksOutOfTheFolderAreNotFollowed() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("project"));
        Path outside = Files.writeString(temporary.resolve("outside.yml"), "secret");
        Files.createSymbolicLink(folder.resolve("out.yml"), outside);
        Files.writeString(folder.resolve("in.yml"), "a: 1");
        Files.createSymbolicLink(folder.resolve("link.yml"), Path.of("in.yml"));
        FolderFiles files = new FolderFiles(folder, Optional.empty());
        assertThat(files.read("out.yml")).isEmpty();
        assertThat(files.read("link.yml")).isPresent();
        assertThat(files.read("../outside.yml")).isEmpty();
        assertThat(files.read("a\0b.yml")).isEmpty();
    }

    @Test
    void aFileThatGitIgnoresIsToldOf() throws Exception {
        Path folder = Repository.at(temporary.resolve("checkout"))
                .write(".gitignore", "own.yml")
                .write("own.yml", "a: 1")
                .write("other.yml", "b: 1")
                .folder();
        FolderFiles files = new FolderFiles(
                folder, GitCheckout.find(folder, Repository.environment()).checkout());
        assertThat(files.notice("own.yml"))
                .contains("Local file `own.yml` is ignored by git, so GitLab will not find it");
        assertThat(files.notice("other.yml")).isEmpty();
        assertThat(files.read("own.yml")).isPresent();
    }

    @Test
    void namesAreThoseOfTheFolder() throws Exception {
        Repository repository = Repository.at(temporary.resolve("checkout"))
                .write("sub/\u00fc.yml", "a: 1")
                .write("other.yml", "b: 1");
        Path folder = repository.folder().resolve("sub");
        FolderFiles files = new FolderFiles(
                folder, GitCheckout.find(folder, Repository.environment()).checkout());
        assertThat(files.paths()).containsExactly("\u00fc.yml");
        assertThat(new FolderFiles(folder, Optional.empty()).paths()).containsExactly("\u00fc.yml");
        assertThat(files.read("\u00fc.yml")).isPresent();
    }
}
