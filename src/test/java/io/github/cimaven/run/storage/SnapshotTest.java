package io.github.cimaven.run.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot from run to run. */
class SnapshotTest {
    @TempDir
    Path folder;

    private Repository repository;

    @BeforeEach
    void repository() throws Exception {
        repository = Repository.at(folder.resolve("project"))
                .write("same.txt", "same")
                .write("changed.txt", "before")
                .write("gone/deep/x.txt", "gone")
                .write("folder/x.txt", "x")
                .write("file", "file");
        repository.commit("one");
    }

    private Path taken() throws Exception {
        GitCheckout checkout = GitCheckout.find(repository.folder(), Repository.environment())
                .checkout()
                .orElseThrow();
        return taken(new CheckoutSource(
                repository.folder(), Optional.of(checkout), Optional.of(checkout.facts()), List.of()));
    }

    private Path taken(CheckoutSource source) throws Exception {
        return new Snapshot(source, folder.resolve("kept")).layer().resolve(source.name());
    }

    private static Object inode(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }

    /** Marks a file of the snapshot, to see whether it is the same one later: nobody else ever writes there. */
    private static void mark(Path file) throws IOException {
        Files.writeString(file, "kept");
    }

    /** What was changed a moment ago may be changed again without being noticed, and is copied once more. */
    private void letTimePass() throws Exception {
        new ProcessBuilder("sleep", "1.1").start().waitFor();
    }

    @Test
    void onlyWhatHasChangedIsCopiedAgain() throws Exception {
        Files.createSymbolicLink(repository.folder().resolve("link"), Path.of("same.txt"));
        letTimePass();
        Path tree = taken();
        mark(tree.resolve("same.txt"));
        repository.write("changed.txt", "after!").write("new/x.txt", "new").write("ignored", "x");
        repository.write(".gitignore", "ignored\n");
        repository.git("rm", "-rq", "gone", "folder", "file");
        repository.write("folder", "now a file").write("file/x.txt", "now a folder");
        Files.delete(repository.folder().resolve("link"));
        Files.createSymbolicLink(repository.folder().resolve("link"), Path.of("changed.txt"));
        assertThat(taken()).isEqualTo(tree);
        assertThat(tree.resolve("same.txt")).hasContent("kept");
        assertThat(tree.resolve("changed.txt")).hasContent("after!");
        assertThat(tree.resolve("new/x.txt")).hasContent("new");
        assertThat(tree.resolve("folder")).hasContent("now a file");
        assertThat(tree.resolve("file/x.txt")).hasContent("now a folder");
        assertThat(tree.resolve("gone")).doesNotExist();
        assertThat(tree.resolve("ignored")).doesNotExist();
        assertThat(Files.readSymbolicLink(tree.resolve("link"))).isEqualTo(Path.of("changed.txt"));
        assertThat(Repository.git(tree, "status", "--porcelain", "file").strip())
                .contains("file");
    }

    @Test
    void aChangeThatKeepsSizeAndTimeIsSeen() throws Exception {
        letTimePass();
        Path tree = taken();
        Path file = repository.folder().resolve("changed.txt");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "BEFORE");
        Files.setLastModifiedTime(file, time);
        Files.setPosixFilePermissions(
                repository.folder().resolve("same.txt"), PosixFilePermissions.fromString("rwxr-xr-x"));
        taken();
        assertThat(tree.resolve("changed.txt")).hasContent("BEFORE");
        assertThat(Files.isExecutable(tree.resolve("same.txt"))).isTrue();
    }

    @Test
    void asLongAsTheIndexIsTheSameGitTellsWhatHasChanged() throws Exception {
        repository
                .write(".gitignore", "*.log\n")
                .commit("two")
                .write("new.txt", "new")
                .write("a.log", "x");
        letTimePass();
        repository.git("update-index", "--assume-unchanged", "same.txt");
        Path tree = taken();
        for (String text : List.of("one", "two", "three")) {
            repository.write("changed.txt", text).write("new.txt", text).write("same.txt", text);
            repository.write("later-" + text, text);
            taken();
            assertThat(tree.resolve("changed.txt")).hasContent(text);
            assertThat(tree.resolve("new.txt")).hasContent(text);
            assertThat(tree.resolve("same.txt")).hasContent(text);
            assertThat(tree.resolve("later-" + text)).hasContent(text);
        }
        Files.delete(repository.folder().resolve("changed.txt"));
        Files.delete(repository.folder().resolve("later-one"));
        repository.write(".gitignore", "*.log\nnew.txt\nlater-two\n");
        taken();
        assertThat(tree.toFile().list())
                .containsExactlyInAnyOrder(".git", ".gitignore", "same.txt", "gone", "folder", "file", "later-three");
        repository.git("checkout", "-q", "changed.txt");
        taken();
        assertThat(tree.resolve("changed.txt")).hasContent("before");
        assertThat(tree.resolve("file")).hasContent("file");
    }

    @Test
    void aSubmoduleIsFollowed() throws Exception {
        Repository other = Repository.at(folder.resolve("other"))
                .write("lib.c", "1")
                .write("old.c", "1")
                .commit("lib");
        repository.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                other.folder().toString(),
                "lib");
        repository.commit("with a submodule");
        Path tree = taken();
        assertThat(tree.resolve("lib/lib.c")).hasContent("1");
        repository.write("lib/lib.c", "2").write("lib/new.c", "2");
        Files.delete(repository.folder().resolve("lib/old.c"));
        taken();
        assertThat(tree.resolve("lib").toFile().list()).containsExactlyInAnyOrder("lib.c", "new.c");
        assertThat(tree.resolve("lib/lib.c")).hasContent("2");
    }

    @Test
    void whatGitKnowsOfFilesIsTrueOfTheCopies() throws Exception {
        letTimePass();
        repository.git("update-index", "--refresh");
        Path tree = taken();
        // Written to by nobody but this test: git does not look at its content when size and time are the same.
        FileTime time = Files.getLastModifiedTime(tree.resolve("same.txt"));
        mark(tree.resolve("same.txt"));
        Files.setLastModifiedTime(tree.resolve("same.txt"), time);
        assertThat(Repository.git(tree, "diff-files", "--name-only")).isEmpty();
    }

    @Test
    void theRepositoryFollowsTheUsers() throws Exception {
        Path tree = taken();
        Object before = inode(tree.resolve(".git"));
        taken();
        assertThat(inode(tree.resolve(".git"))).isEqualTo(before);
        repository.write("changed.txt", "two").commit("two").git("tag", "v2");
        taken();
        assertThat(Repository.git(tree, "describe", "--tags")).isEqualTo("v2");
        assertThat(Repository.git(tree, "status", "--porcelain")).isEmpty();
        repository.git("checkout", "-q", "HEAD~1");
        taken();
        assertThat(Repository.git(tree, "log", "--format=%s", "HEAD")).isEqualTo("one");
        assertThat(tree.resolve("changed.txt")).hasContent("before");
        assertThat(Repository.git(tree, "status", "--porcelain")).isEmpty();
    }

    @Test
    void oneWhoseMakerWasKilledIsMadeAnew() throws Exception {
        Path tree = taken();
        Files.writeString(tree.resolve("stray"), "x");
        Files.delete(folder.resolve("kept/record"));
        taken();
        assertThat(tree.resolve("stray")).doesNotExist();
        assertThat(tree.resolve("same.txt")).hasContent("same");
        Files.writeString(folder.resolve("kept/record"), "damaged");
        Files.writeString(tree.resolve("stray"), "x");
        taken();
        assertThat(tree.resolve("stray")).doesNotExist();
    }

    @Test
    void oneOfAnotherCheckoutIsOfNoUse() throws Exception {
        Path tree = taken();
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Files.writeString(plain.resolve("a.txt"), "a");
        Path other = taken(new CheckoutSource(plain, Optional.empty(), Optional.empty(), List.of()));
        assertThat(other.toFile().list()).containsExactly("a.txt");
        assertThat(tree).doesNotExist();
        taken();
        assertThat(tree.resolve("same.txt")).hasContent("same");
        Repository second =
                Repository.at(folder.resolve("second")).write("b.txt", "b").commit("b");
        repository = second;
        assertThat(taken().resolve("b.txt")).hasContent("b");
        assertThat(tree).doesNotExist();
    }

    @Test
    void whoIsInterruptedGoesOnLater() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(this::taken).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        Path tree = taken();
        assertThat(tree.resolve("same.txt")).hasContent("same");
        assertThat(tree.resolve("gone/deep/x.txt")).hasContent("gone");
    }

    @Test
    void aFolderWithoutGitIsCopiedWhole() throws Exception {
        Path project = Files.createDirectories(folder.resolve("plain"));
        Files.createDirectories(project.resolve("empty/inner"));
        Files.writeString(project.resolve("a.txt"), "a");
        Files.setLastModifiedTime(project.resolve("a.txt"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.writeString(Files.createDirectories(project.resolve("out")).resolve("left"), "x");
        CheckoutSource source =
                new CheckoutSource(project, Optional.empty(), Optional.empty(), List.of(project.resolve("out")));
        Path tree = taken(source);
        assertThat(tree.resolve("empty/inner")).isDirectory();
        assertThat(tree.resolve("out")).doesNotExist();
        assertThat(Files.getLastModifiedTime(tree.resolve("a.txt")).toInstant()).isEqualTo("2020-01-01T00:00:00Z");
        Files.delete(project.resolve("empty/inner"));
        Files.delete(project.resolve("a.txt"));
        taken(source);
        assertThat(tree.resolve("empty")).isEmptyDirectory();
        assertThat(tree.resolve("a.txt")).doesNotExist();
    }

    private String identity(CheckoutSource source) throws Exception {
        Snapshot snapshot = new Snapshot(source, folder.resolve("kept"));
        assertThat(snapshot.identity()).isEmpty();
        snapshot.layer();
        return snapshot.identity().orElseThrow();
    }

    private CheckoutSource source(Path... configuration) throws Exception {
        GitCheckout checkout = GitCheckout.find(repository.folder(), Repository.environment())
                .checkout()
                .orElseThrow();
        return new CheckoutSource(
                repository.folder(),
                Optional.of(checkout),
                Optional.of(checkout.facts()),
                List.of(),
                java.util.Set.of(configuration));
    }

    @Test
    void itsIdentityStaysAsLongAsNoFileHasOtherContent() throws Exception {
        String first = identity(source());
        assertThat(identity(source())).isEqualTo(first);
        FileTime time = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(repository.folder().resolve("same.txt"), time);
        repository.write("changed.txt", "before");
        assertThat(identity(source())).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(folder.resolve("kept/layer/project/same.txt")))
                .isEqualTo(time);
        repository.write("ignored/x", "x").write(".git/info/exclude", "ignored\n");
        assertThat(identity(source())).isEqualTo(first);
        repository.git("-c", "user.name=Ada", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "two");
        assertThat(identity(source())).isEqualTo(first);
    }

    @Test
    void anyOtherContentGivesItAnotherIdentity() throws Exception {
        java.util.Set<String> known = new java.util.HashSet<>(List.of(identity(source())));
        repository.write("changed.txt", "behind");
        assertThat(known.add(identity(source()))).isTrue();
        repository.write("untracked", "x");
        assertThat(known.add(identity(source()))).isTrue();
        Files.delete(repository.folder().resolve("file"));
        assertThat(known.add(identity(source()))).isTrue();
        Files.setPosixFilePermissions(
                repository.folder().resolve("same.txt"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(known.add(identity(source()))).isTrue();
        Files.createSymbolicLink(repository.folder().resolve("link"), Path.of("same.txt"));
        assertThat(known.add(identity(source()))).isTrue();
        Files.delete(repository.folder().resolve("link"));
        Files.createSymbolicLink(repository.folder().resolve("link"), Path.of("some.txt"));
        assertThat(known.add(identity(source()))).isTrue();
        String last = identity(source());
        assertThat(known).contains(last);
    }

    @Test
    void filesOfTheConfigurationDoNotCountAndAreCopiedAllTheSame() throws Exception {
        Path changed = repository.folder().resolve("changed.txt");
        String first = identity(source(changed));
        repository.write("changed.txt", "another");
        assertThat(identity(source(changed))).isEqualTo(first);
        assertThat(folder.resolve("kept/layer/project/changed.txt")).hasContent("another");
        assertThat(identity(source())).isEqualTo(first);
        repository.write("changed.txt", "one more").write("same.txt", "new");
        assertThat(identity(source(changed))).isNotEqualTo(first);
    }

    private void forbid(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(path), "this user, root, may read everything");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        repository.write("sub/secret", "x");
        forbid(repository.folder().resolve("sub/secret"));
        String why = "cannot be read (permission denied): it has to be readable, or ignored by git";
        assertThatThrownBy(this::taken).isInstanceOf(IOException.class).hasMessage("the checkout's sub/secret " + why);
        assertThatThrownBy(() -> taken(withoutGit(line -> {})))
                .isInstanceOf(IOException.class)
                .hasMessage("the checkout's sub/secret " + why);
        repository.write(".gitignore", "sub\n");
        assertThat(taken().resolve("sub")).doesNotExist();
    }

    private CheckoutSource withoutGit(Consumer<String> unread) {
        return new CheckoutSource(
                repository.folder(), Optional.empty(), Optional.empty(), List.of(), java.util.Set.of(), unread);
    }

    @Test
    void aFolderThatCannotBeReadIsLeftOutAndToldOf() throws Exception {
        repository.write("sub/locked/secret", "x");
        forbid(repository.folder().resolve("sub/locked"));
        GitCheckout checkout = GitCheckout.find(repository.folder(), Repository.environment())
                .checkout()
                .orElseThrow();
        List<String> unread = new ArrayList<>();
        Path tree = taken(new CheckoutSource(
                repository.folder(),
                Optional.of(checkout),
                Optional.of(checkout.facts()),
                List.of(),
                java.util.Set.of(),
                unread::add));
        assertThat(tree.resolve("same.txt")).exists();
        assertThat(tree.resolve("sub")).doesNotExist();
        assertThat(unread).singleElement().asString().contains("could not open directory 'sub/locked/'");
        unread.clear();
        assertThat(taken(withoutGit(unread::add)).resolve("sub")).isEmptyDirectory();
        assertThat(unread).singleElement().asString().contains("could not open directory 'sub/locked/'");
    }
}
