package io.github.cimaven.run.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.io.Layers;
import io.github.cimaven.io.Trees;
import io.github.cimaven.run.storage.ArtifactRequest.Upload;
import io.github.cimaven.testkit.DeepFolder;
import io.github.cimaven.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderArtifactStoreTest {
    @TempDir
    Path folder;

    private Path project;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
    }

    private Path write(String name) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private FolderArtifactStore store(Path place) {
        CheckoutSource nowhere = new CheckoutSource(project, Optional.empty(), Optional.empty(), List.of());
        return new FolderArtifactStore(place, new TrackedFiles(nowhere), nowhere.inside());
    }

    private Optional<ArtifactSet> collect(ArtifactStore store, long id, FileSelection files) throws Exception {
        return store.collect(new LeftFiles(project), ArtifactRequest.of("job", id, files), said::add);
    }

    private static FileSelection paths(String... paths) {
        return FileSelection.of(List.of(paths));
    }

    @Test
    void whoIsInterruptedKeepsNothing() throws Exception {
        write("out/file");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> collect(store(folder.resolve("store")), 1, paths("out")))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(store(folder.resolve("store")).of("job")).isEmpty();
    }

    @Test
    void aWholeFolderKeepsRightsTimesAndEmptyFolders() throws Exception {
        write("out/bin/run");
        Files.setPosixFilePermissions(project.resolve("out/bin/run"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.createDirectories(project.resolve("out/empty"));
        Files.setLastModifiedTime(project.resolve("out/bin"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.setPosixFilePermissions(project.resolve("out/bin"), PosixFilePermissions.fromString("r-xr-x---"));
        for (List<String> exclude : List.of(List.<String>of(), List.of("out/other"))) {
            if (!exclude.isEmpty()) {
                // Taken one by one then.
                Files.move(project.resolveSibling("store/job/1/files/project/out"), project.resolve("out"));
                write("out/other");
            }
            ArtifactSet set = collect(
                            store(folder.resolve("store")),
                            1 + exclude.size(),
                            new FileSelection(List.of("out"), exclude, false))
                    .orElseThrow();
            assertThat(set.entries()).containsExactly("out/bin/run", "out/empty");
            Path bin = set.folder().resolve("out/bin");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bin)))
                    .isEqualTo("r-xr-x---");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bin.resolve("run"))))
                    .isEqualTo("rwxr-x---");
            assertThat(Files.getLastModifiedTime(bin).toInstant()).isEqualTo("2020-01-01T00:00:00Z");
            assertThat(set.folder().resolve("out/other")).doesNotExist();
        }
    }

    @Test
    void whatIsExcludedStaysOutWhateverElseNamesTheSameFolder() throws Exception {
        write("out/a/keep");
        write("out/a/deep/secret");
        FileSelection files =
                new FileSelection(List.of("out", "out/a/*.none", "out/a"), List.of("**/secret", "out/a/deep"), false);
        ArtifactSet set = collect(store(folder.resolve("store")), 1, files).orElseThrow();
        assertThat(set.entries()).containsExactly("out/a/keep");
        assertThat(set.folder().resolve("out/a/deep")).doesNotExist();
        assertThat(said).contains("**/secret: excluded 2 files", "out/a/deep: excluded 2 files");
    }

    @Test
    void aFileCanBeInTheArchiveAndInSeveralReports() throws Exception {
        write("out/TEST-a.xml");
        ArtifactRequest request = new ArtifactRequest(
                "job",
                1,
                List.of(
                        new Upload(ArtifactRequest.ARCHIVE, "artifacts", paths("out")),
                        new Upload("junit", "junit", paths("out/*.xml", "out/TEST-*")),
                        new Upload("metrics", "metrics", paths("out"))),
                Optional.of(Instant.parse("2030-01-01T00:00:00Z")),
                false);
        FolderArtifactStore store = store(folder.resolve("store"));
        store.collect(new LeftFiles(project), request, said::add);
        ArtifactSet set = store.of("job").orElseThrow();
        assertThat(set.folder().resolve("out/TEST-a.xml")).hasContent("out/TEST-a.xml");
        assertThat(set.report("junit")).singleElement().satisfies(file -> assertThat(file)
                .hasContent("out/TEST-a.xml"));
        assertThat(set.stored()).extracting(ArtifactSet.Stored::type).containsExactly("archive", "junit", "metrics");
        assertThat(set.stored()).extracting(ArtifactSet.Stored::bytes).containsOnly(14L);
        assertThat(set.expireAt()).contains(Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Test
    void aFileWithAnotherNameIsCopied() throws Exception {
        Path other = Files.createLink(folder.resolve("other"), write("out/file"));
        FileSelection files = new FileSelection(List.of("out"), List.of("out/none"), false);
        write("out/none");
        ArtifactSet set = collect(store(folder.resolve("store")), 1, files).orElseThrow();
        Files.writeString(other, "changed");
        assertThat(set.folder().resolve("out/file")).hasContent("out/file");
    }

    @Test
    void whatIsUntrackedIsWhatTheJobHasMade() throws Exception {
        Repository repository = Repository.at(folder.resolve("checkout"))
                .write("tracked", "")
                .write(".gitignore", "ignored\n")
                .commit("one");
        repository.write("not yet tracked", "");
        GitCheckout checkout = GitCheckout.find(repository.folder(), Repository.environment())
                .checkout()
                .orElseThrow();
        CheckoutSource source = new CheckoutSource(
                repository.folder(), Optional.of(checkout), Optional.of(checkout.facts()), List.of());
        ArtifactStore store =
                new FolderArtifactStore(folder.resolve("store"), new TrackedFiles(source), source.inside());
        for (String name : List.of(
                "tracked",
                ".gitignore",
                "not yet tracked",
                "ignored",
                "made/x",
                ".git/config",
                "lib/.git/HEAD",
                "lib/x")) {
            write(name);
        }
        FileSelection files = new FileSelection(List.of(), List.of(), true);
        assertThat(collect(store, 1, files).orElseThrow().entries()).containsExactly("ignored", "lib", "made/x");
        assertThat(said).contains("untracked: found 3 files");
    }

    @Test
    void withoutGitNothingIsUntracked() throws Exception {
        write("made");
        FileSelection files = new FileSelection(List.of(), List.of(), true);
        assertThat(collect(store(folder.resolve("store")), 1, files)).isEmpty();
        assertThat(said)
                .containsExactly(
                        "Uploading artifacts...", "WARNING: untracked: exit status 128", "ERROR: No files to upload");
    }

    @Test
    void anEarlierSetIsThereUntilThereIsAnother() throws Exception {
        FolderArtifactStore store = store(folder.resolve("store"));
        write("a");
        collect(store, 1, paths("a"));
        write("b");
        Path blocked = folder.resolve("store/job/artifacts.json");
        String label = Files.readString(blocked);
        Files.delete(blocked);
        Files.createDirectories(blocked.resolve("in the way"));
        assertThatThrownBy(() -> collect(store, 2, paths("b"))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("store/job/2")).doesNotExist();
        Files.delete(blocked.resolve("in the way"));
        Files.delete(blocked);
        Files.writeString(blocked, label);
        assertThat(store.of("job").orElseThrow().folder().resolve("a")).hasContent("a");
    }

    @Test
    void aFullDiskLeavesTheEarlierSetAndNoHalfOne() throws Exception {
        FolderArtifactStore store = store(folder.resolve("store"));
        write("out/a");
        collect(store, 1, paths("out/a"));
        write("out/a");
        write("out/b");
        write("out/c");
        FileSelection files = new FileSelection(List.of("out"), List.of("out/c"), false);
        LeftFiles full = LeftFiles.onAFullDisk(project, 1);
        assertThatThrownBy(() -> store.collect(full, ArtifactRequest.of("job", 2, files), said::add))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(folder.resolve("store/job").toFile().list()).containsExactlyInAnyOrder("1", "artifacts.json");
        assertThat(store.of("job").orElseThrow().folder().resolve("out/a")).hasContent("out/a");
    }

    @Test
    void aFileThatACacheHoldsTooIsNotShared() throws Exception {
        Path kept = Files.createLink(folder.resolve("kept"), write("out/file"));
        ArtifactRequest request = new ArtifactRequest(
                "job",
                1,
                List.of(new Upload(ArtifactRequest.ARCHIVE, "artifacts", paths("out"))),
                Optional.empty(),
                true);
        ArtifactSet set = store(folder.resolve("store"))
                .collect(new LeftFiles(project), request, said::add)
                .orElseThrow();
        Files.writeString(set.folder().resolve("out/file"), "changed");
        assertThat(kept).hasContent("out/file");
    }

    @Test
    void aPathThatIsTooLongIsToldAndTheRestIsKept() throws Exception {
        write("out/a");
        DeepFolder.in(project.resolve("out"));
        FileSelection files = new FileSelection(List.of("out"), List.of("out/none"), false);
        write("out/none");
        ArtifactSet set = collect(store(folder.resolve("store")), 1, files).orElseThrow();
        assertThat(set.entries()).contains("out/a");
        assertThat(said).anyMatch(line -> line.startsWith("WARNING: File ignored: out/deep/ddd"));
        Trees.delete(project);
        Trees.delete(folder.resolve("store"));
        assertThat(folder.toFile().list()).isEmpty();
    }

    private void forbid(String name) throws IOException {
        Path path = project.resolve(name);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(path), "this user, root, may read everything");
    }

    /** Once as a folder, once as layers. */
    private List<JobFiles> bothKinds() throws IOException {
        Path below = Files.createDirectories(folder.resolve("below"));
        return List.of(
                new LeftFiles(project).files(),
                new LayeredFiles(new Layers(List.of(folder, below)), project.getFileName()));
    }

    @Test
    void aFolderThatCannotBeReadIsToldAndNotTakenWithAllThatIsInIt() throws Exception {
        for (JobFiles files : bothKinds()) {
            said.clear();
            write("out/a");
            write("out/locked/secret");
            forbid("out/locked");
            ArtifactSet set = store(folder.resolve("store"))
                    .collect(new LeftFiles(project, files), ArtifactRequest.of("job", 1, paths("out")), said::add)
                    .orElseThrow();
            assertThat(said)
                    .contains("WARNING: open out/locked: permission denied, what is in it is left out")
                    .contains("out: found 3 matching artifact files and directories");
            assertThat(set.entries()).containsExactly("out/a", "out/locked");
            assertThat(project.resolve("out/locked")).exists();
            Trees.delete(project.resolve("out"));
            Trees.delete(folder.resolve("store"));
        }
    }

    @Test
    void aFileThatCannotBeReadIsNoArtifactAndSaysSo() throws Exception {
        for (JobFiles files : bothKinds()) {
            write("out/secret");
            forbid("out/secret");
            assertThatThrownBy(() -> store(folder.resolve("store"))
                            .collect(
                                    new LeftFiles(project, files),
                                    ArtifactRequest.of("job", 1, paths("out")),
                                    said::add))
                    .isInstanceOf(IOException.class)
                    .hasMessage("open out/secret: permission denied");
            Trees.delete(project.resolve("out"));
        }
    }
}
