package io.github.cimaven.run.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {
    @TempDir
    Path folder;

    private Workspaces workspaces(Repository repository) throws Exception {
        GitCheckout checkout = GitCheckout.find(repository.folder(), Repository.environment())
                .checkout()
                .orElseThrow();
        return new CopyWorkspaces(
                new CheckoutSource(
                        repository.folder(), Optional.of(checkout), Optional.of(checkout.facts()), List.of()),
                folder.resolve("state/snapshot"),
                folder.resolve("state/workspaces"));
    }

    private FolderArtifactStore store() {
        CheckoutSource nowhere = new CheckoutSource(folder, Optional.empty(), Optional.empty(), List.of());
        return new FolderArtifactStore(folder.resolve("artifacts"), new TrackedFiles(nowhere), nowhere.inside());
    }

    private Repository repository() throws Exception {
        Repository repository = Repository.at(folder.resolve("project"))
                .write("a.txt", "committed")
                .write("sub/run.sh", "#!/bin/sh\n")
                .write(".gitignore", "ignored/\n");
        Files.setPosixFilePermissions(
                repository.folder().resolve("sub/run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(repository.folder().resolve("link"), Path.of("a.txt"));
        return repository.commit("one");
    }

    @Test
    void aWorkspaceHoldsWhatWouldBeCommittedWithAUsableRepository() throws Exception {
        Repository repository = repository();
        repository.write("a.txt", "changed").write("new.txt", "new").write("ignored/x", "x");
        try (Workspaces workspaces = workspaces(repository);
                Workspace workspace = workspaces.open("job", List.of())) {
            Path files = workspace.projectDir();
            assertThat(files.resolve("a.txt")).hasContent("changed");
            assertThat(files.resolve("new.txt")).hasContent("new");
            assertThat(files.resolve("ignored")).doesNotExist();
            assertThat(Files.isExecutable(files.resolve("sub/run.sh"))).isTrue();
            assertThat(Files.readSymbolicLink(files.resolve("link"))).isEqualTo(Path.of("a.txt"));
            assertThat(Repository.git(files, "status", "--porcelain").lines().map(String::strip))
                    .containsExactly("M a.txt", "?? new.txt");
            assertThat(Repository.git(files, "log", "--format=%s")).isEqualTo("one");
        }
    }

    @Test
    void anEmptyWorkspaceIsThereAndHoldsNothing() throws Exception {
        try (Workspaces workspaces = workspaces(repository());
                Workspace workspace = workspaces.openEmpty("job", List.of())) {
            assertThat(workspace.projectDir()).isEmptyDirectory();
        }
    }

    @Test
    void submodulesAndWorktreesInsideTheCheckoutLeadNotBackToIt() throws Exception {
        Repository other =
                Repository.at(folder.resolve("other")).write("lib.c", "int x;").commit("lib");
        Repository repository = repository();
        repository.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                other.folder().toString(),
                "lib");
        repository.commit("with a submodule");
        repository.git("worktree", "add", "--quiet", "tree");
        try (Workspaces workspaces = workspaces(repository);
                Workspace workspace = workspaces.open("job", List.of())) {
            Path files = workspace.projectDir();
            assertThat(files.resolve("lib/lib.c")).hasContent("int x;");
            assertThat(files.resolve("lib/.git")).doesNotExist();
            assertThat(files.resolve("tree/.git")).doesNotExist();
            assertThat(Repository.git(files, "status", "--porcelain")).isEqualTo("?? tree/");
            Repository.git(
                    files.resolve("tree"),
                    "-c",
                    "user.name=a",
                    "-c",
                    "user.email=b",
                    "commit",
                    "--allow-empty",
                    "-qm",
                    "job");
        }
        assertThat(repository.git("log", "--all", "--format=%s")).doesNotContain("job");
    }

    @Test
    void theLiveStateInsideTheCheckoutIsNoPartOfIt() throws Exception {
        Repository repository = repository();
        Path state = repository.folder().resolve("state");
        GitCheckout checkout = GitCheckout.find(repository.folder(), Repository.environment())
                .checkout()
                .orElseThrow();
        CheckoutSource source = new CheckoutSource(
                repository.folder(), Optional.of(checkout), Optional.of(checkout.facts()), List.of(state));
        try (Workspaces workspaces =
                        new CopyWorkspaces(source, state.resolve("snapshot"), state.resolve("workspaces"));
                Workspace workspace = workspaces.open("job", List.of())) {
            assertThat(workspace.projectDir().resolve("a.txt")).hasContent("committed");
            assertThat(workspace.projectDir().resolve("state")).doesNotExist();
        }
    }

    @Test
    void aFileThatIsLeftOutIsInNoWorkspaceTrackedOrNot() throws Exception {
        Repository repository = repository().write("new.txt", "new");
        GitCheckout checkout = GitCheckout.find(repository.folder(), Repository.environment())
                .checkout()
                .orElseThrow();
        Path tracked = repository.folder().resolve("a.txt");
        Path untracked = repository.folder().resolve("new.txt");
        assertThat(checkout.tracks(tracked)).isTrue();
        assertThat(checkout.tracks(untracked)).isFalse();
        CheckoutSource source = new CheckoutSource(
                repository.folder(), Optional.of(checkout), Optional.of(checkout.facts()), List.of(tracked, untracked));
        try (Workspaces workspaces = new CopyWorkspaces(
                        source, folder.resolve("state/snapshot"), folder.resolve("state/workspaces"));
                Workspace workspace = workspaces.open("job", List.of())) {
            assertThat(workspace.projectDir().resolve("a.txt")).doesNotExist();
            assertThat(workspace.projectDir().resolve("new.txt")).doesNotExist();
            assertThat(workspace.projectDir().resolve("sub/run.sh")).exists();
        }
    }

    @Test
    void anInterruptEndsTheCopyingAndLeavesNothing() throws Exception {
        try (Workspaces workspaces = workspaces(repository())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> workspaces.open("job", List.of())).isInstanceOf(InterruptedException.class);
            workspaces.open("job", List.of()).close();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> workspaces.open("job", List.of())).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
            assertThat(folder.resolve("state/workspaces").toFile().list()).isEmpty();
        }
    }

    @Test
    void whatAJobDoesIsSeenByNobodyElse() throws Exception {
        Repository repository = repository();
        try (Workspaces workspaces = workspaces(repository)) {
            try (Workspace first = workspaces.open("job", List.of())) {
                Files.writeString(first.projectDir().resolve("a.txt"), "spoilt");
                Files.writeString(first.projectDir().resolve("left.txt"), "left");
                Repository.git(first.projectDir(), "tag", "spoilt");
            }
            try (Workspace second = workspaces.open("job", List.of())) {
                assertThat(second.projectDir().resolve("a.txt")).hasContent("committed");
                assertThat(second.projectDir().resolve("left.txt")).doesNotExist();
                assertThat(Repository.git(second.projectDir(), "tag")).isEmpty();
            }
        }
        assertThat(repository.git("status", "--porcelain")).isEmpty();
        assertThat(repository.git("tag")).isEmpty();
        assertThat(folder.resolve("state/workspaces")).doesNotExist();
    }

    @Test
    void foldersThatForbidDeletingAreRemovedAllTheSame() throws Exception {
        try (Workspaces workspaces = workspaces(repository())) {
            Workspace workspace = workspaces.open("job", List.of());
            Path locked = Files.createDirectories(workspace.projectDir().resolve("locked/deep"));
            Files.writeString(locked.resolve("file"), "x");
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
            Files.setPosixFilePermissions(locked.getParent(), PosixFilePermissions.fromString("r--r--r--"));
            workspace.close();
            workspace.close();
            assertThat(workspace.projectDir()).doesNotExist();
        }
    }

    @Test
    void artifactsComeInTheirOrderAndTheLaterWins() throws Exception {
        ArtifactStore store = store();
        try (Workspaces workspaces = workspaces(repository())) {
            List<ArtifactSet> sets = new ArrayList<>();
            for (String job : List.of("one", "two")) {
                try (Workspace workspace = workspaces.open(job, List.of())) {
                    Files.createDirectories(workspace.projectDir().resolve("out"));
                    Files.writeString(workspace.projectDir().resolve("out/both"), job);
                    Files.writeString(workspace.projectDir().resolve("out/" + job), job);
                    sets.add(store.collect(
                                    workspace,
                                    ArtifactRequest.of(job, sets.size() + 1L, FileSelection.of(List.of("out"))),
                                    line -> {})
                            .orElseThrow());
                }
            }
            try (Workspace workspace = workspaces.open("three", sets)) {
                assertThat(workspace.projectDir().resolve("out/both")).hasContent("two");
                assertThat(workspace.projectDir().resolve("out/one")).hasContent("one");
                assertThat(workspace.projectDir().resolve("a.txt")).hasContent("committed");
            }
        }
        ArtifactStore later = store();
        assertThat(later.of("two").orElseThrow().entries()).containsExactly("out/both", "out/two");
        assertThat(later.of("three")).isEmpty();
    }

    @Test
    void aSetThatCannotBeKeptLeavesNothing() throws Exception {
        Path home = folder.resolve("artifacts/job");
        // A folder where the label should be cannot be replaced by it.
        Files.createDirectories(home.resolve("artifacts.json/in-the-way"));
        ArtifactStore store = store();
        try (Workspaces workspaces = workspaces(repository());
                Workspace workspace = workspaces.open("job", List.of())) {
            ArtifactRequest request = ArtifactRequest.of("job", 7, FileSelection.of(List.of("a.txt")));
            assertThatThrownBy(() -> store.collect(workspace, request, line -> {}))
                    .isInstanceOf(IOException.class);
        }
        assertThat(home.toFile().list()).containsExactly("artifacts.json");
    }

    @Test
    void nothingOutsideTheProjectIsEverAnArtifact() throws Exception {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        ArtifactStore store = store();
        List<String> said = new ArrayList<>();
        try (Workspaces workspaces = workspaces(repository());
                Workspace workspace = workspaces.open("job", List.of())) {
            Files.createSymbolicLink(workspace.projectDir().resolve("way-out"), folder);
            List<String> paths = List.of(
                    "way-out/secret.txt",
                    "way-out/*.txt",
                    "../../secret.txt",
                    "sub/../../../secret.txt",
                    folder.resolve("secret.txt").toString());
            assertThat(store.collect(workspace, ArtifactRequest.of("job", 1, FileSelection.of(paths)), said::add))
                    .isEmpty();
            Optional<ArtifactSet> links = store.collect(
                    workspace, ArtifactRequest.of("job", 2, FileSelection.of(List.of("way-out"))), said::add);
            assertThat(Files.isSymbolicLink(links.orElseThrow().folder().resolve("way-out")))
                    .isTrue();
        }
        assertThat(said).filteredOn(line -> line.contains("not a subpath")).hasSize(3);
        assertThat(folder.resolve("secret.txt")).hasContent("secret");
    }
}
