package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.app.include.FolderFiles;
import io.github.cimaven.app.include.Freshness;
import io.github.cimaven.app.include.IncludeSources;
import io.github.cimaven.app.include.MapUse;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.testkit.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a wildcard of {@code include:local} finds. */
class IncludedFilesTest {
    @TempDir
    Path folder;

    @Test
    void whatGitIgnoresIsNotIncluded() throws Exception {
        Repository.at(folder)
                .write(".gitignore", "node_modules/\n")
                .write("ci/tracked.yml", "tracked: {script: x}")
                .write(".gitlab-ci.yml", "include: {local: '**/*.yml'}")
                .commit("one")
                .write("ci/new.yml", "new: {script: x}")
                .write("node_modules/other/ci.yml", "foreign: {script: x}");
        assertThat(loaded().pipeline().orElseThrow().jobs()).containsOnlyKeys("tracked", "new");
    }

    @Test
    void withoutGitAllFilesCount() throws Exception {
        Files.writeString(folder.resolve(".gitlab-ci.yml"), "include: {local: 'ci/*.yml'}");
        Files.createDirectories(folder.resolve("ci"));
        Files.writeString(folder.resolve("ci/a.yml"), "a: {script: x}");
        assertThat(loaded().pipeline().orElseThrow().jobs()).containsOnlyKeys("a");
    }

    private Loaded loaded() throws Exception {
        Settings.Files files =
                new Settings.Files(folder, ".gitlab-ci.yml", folder.resolve("target/ci"), Optional.empty());
        Ambient ambient = Ambient.ofThisMachine();
        IncludeSources none = new IncludeSources(
                ambient.environment(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                folder.resolve("none"),
                new Freshness(ambient.clock(), true, Optional.empty()));
        return Project.find(files, ambient)
                .load(
                        LoadContext.NONE,
                        none.origins(
                                new FolderFiles(
                                        folder,
                                        GitCheckout.find(folder, ambient.environment())
                                                .checkout()),
                                new MapUse()));
    }
}
