package io.github.cimaven.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.testkit.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCheckoutTest {
    @TempDir
    Path folder;

    private static GitCheckout checkout(Path folder) throws InterruptedException {
        return GitCheckout.find(folder, Repository.environment()).checkout().orElseThrow();
    }

    @Test
    void theFactsAreThoseOfTheCheckout() throws Exception {
        Repository repository = Repository.at(folder).write("a.txt", "a").commit("First line\n\nAnd more.\n");
        repository.git("tag", "v1");
        repository.git("switch", "--quiet", "--create", "feature/x");
        repository.git("remote", "add", "origin", "git@gitlab.example.com:group/project.git");
        GitFacts facts = checkout(folder).facts();
        assertThat(facts.branch()).contains("feature/x");
        assertThat(facts.tag()).contains("v1");
        assertThat(facts.defaultBranch()).isEqualTo("main");
        assertThat(facts.remoteUrl()).contains("git@gitlab.example.com:group/project.git");
        assertThat(facts.head().orElseThrow().sha()).isEqualTo(repository.git("rev-parse", "HEAD"));
        assertThat(facts.head().orElseThrow().author()).isEqualTo("Ada <ada@example.com>");
        assertThat(facts.head().orElseThrow().message()).isEqualTo("First line\n\nAnd more.");
    }

    @Test
    void aRepositoryWithoutCommitsHasNoHead() throws Exception {
        Repository.at(folder);
        GitFacts facts = checkout(folder).facts();
        assertThat(facts.head()).isEmpty();
        assertThat(facts.branch()).contains("main");
    }

    @Test
    void theFilesAreWhatWouldBeCommitted() throws Exception {
        Repository repository = Repository.at(folder)
                .write("kept.txt", "old")
                .write("deleted.txt", "x")
                .write(".gitignore", "*.log\n")
                .commit("c");
        repository.write("kept.txt", "new").write("untracked ü.txt", "u").write("ignored.log", "i");
        Files.delete(folder.resolve("deleted.txt"));
        assertThat(checkout(folder).files())
                .containsExactlyInAnyOrder(
                        repository.folder().resolve("kept.txt"),
                        repository.folder().resolve("untracked ü.txt"),
                        repository.folder().resolve(".gitignore"));
    }

    @Test
    void aFileNameMayBeAnyBytes() throws Exception {
        Repository repository = Repository.at(folder);
        byte[] name = {'a', (byte) 0xFF, ' ', '%', '\n', 'b'};
        Path odd = io.github.cimaven.io.RawPaths.resolve(repository.folder(), name);
        Files.writeString(odd, "odd");
        List<Path> files = checkout(folder).files();
        assertThat(files).hasSize(1);
        assertThat(files.get(0)).hasContent("odd");
    }

    @Test
    void theSharedRepositoryIsUsableAndTheCheckoutUntouched() throws Exception {
        Repository repository =
                Repository.at(folder.resolve("user")).write("a.txt", "a").commit("one");
        repository.git("tag", "v1");
        repository
                .write("a.txt", "changed")
                .git("remote", "add", "origin", "https://me:s3cret@gitlab.example.com/g/p.git");
        String status = repository.git("status", "--porcelain");
        String refs = repository.git("for-each-ref");
        byte[] index = Files.readAllBytes(repository.folder().resolve(".git/index"));
        Path copy = folder.resolve("copy");

        GitCheckout checkout = checkout(repository.folder());
        checkout.shareWith(copy, checkout.facts());
        Files.writeString(copy.resolve("a.txt"), "changed");

        assertThat(Repository.git(copy, "describe", "--tags")).isEqualTo("v1");
        assertThat(Repository.git(copy, "status", "--porcelain")).isEqualTo("M a.txt");
        assertThat(Repository.git(copy, "rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("HEAD");
        assertThat(Repository.git(copy, "remote", "get-url", "origin")).isEqualTo("https://gitlab.example.com/g/p.git");
        Repository.git(copy, "-c", "user.name=a", "-c", "user.email=b", "commit", "-qam", "in the job");
        Repository.git(copy, "tag", "made-in-the-job");
        assertThat(repository.git("status", "--porcelain")).isEqualTo(status);
        assertThat(repository.git("for-each-ref")).isEqualTo(refs);
        assertThat(Files.readAllBytes(repository.folder().resolve(".git/index")))
                .isEqualTo(index);
    }

    @Test
    void whatASparseCheckoutLeavesOutIsInTheSharedRepository() throws Exception {
        Repository repository = Repository.at(folder.resolve("user"))
                .write("in/a.txt", "a")
                .write("in/deleted.txt", "d")
                .write("out/b.txt", "b")
                .commit("one");
        repository.git("sparse-checkout", "set", "in");
        Files.delete(repository.folder().resolve("in/deleted.txt"));
        GitCheckout checkout = checkout(repository.folder());
        Path copy = folder.resolve("copy");
        checkout.shareWith(copy, checkout.facts());
        assertThat(copy.resolve("out/b.txt")).hasContent("b");
        assertThat(Repository.git(copy, "status", "--porcelain")).isEqualTo("D in/deleted.txt");
    }

    @Test
    void settingsAndHooksOfTheUsersAreNoMatter() throws Exception {
        Repository repository =
                Repository.at(folder.resolve("user")).write("a.txt", "a").commit("one");
        repository.git("tag", "v1");
        repository.git("tag", "v2");
        repository.write(".git/hooks/fsmonitor", "#!/bin/sh\ntouch " + folder.resolve("ran") + "\n");
        repository.write(".git/hooks/reference-transaction", "#!/bin/sh\ntouch " + folder.resolve("ran") + "\n");
        for (String hook : List.of("fsmonitor", "reference-transaction")) {
            Files.setPosixFilePermissions(
                    repository.folder().resolve(".git/hooks").resolve(hook),
                    PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve(".gitconfig"), """
                [clone]
                    defaultRemoteName = upstream
                    rejectShallow = true
                [column]
                    ui = always
                [core]
                    fsmonitor = .git/hooks/fsmonitor
                """);
        Repository.git(
                folder, "clone", "--quiet", "--depth=1", "--branch=v1", "file://" + repository.folder(), "shallow");
        Map<String, String> environment = Repository.environment();
        environment.put("HOME", home.toString());
        for (String name : List.of("user", "shallow")) {
            GitCheckout checkout = GitCheckout.find(folder.resolve(name), environment)
                    .checkout()
                    .orElseThrow();
            assertThat(checkout.files()).hasSize(1);
            assertThat(checkout.facts().tag()).contains("v1");
            checkout.shareWith(folder.resolve("copy-of-" + name), checkout.facts());
        }
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void theSharedRepositoryOfOneWithoutCommitsIsOnItsBranch() throws Exception {
        Repository repository = Repository.at(folder.resolve("user"));
        repository.git("symbolic-ref", "HEAD", "refs/heads/trunk");
        GitCheckout checkout = checkout(repository.folder());
        checkout.shareWith(folder.resolve("copy"), checkout.facts());
        assertThat(Repository.git(folder.resolve("copy"), "symbolic-ref", "HEAD"))
                .isEqualTo("refs/heads/trunk");
    }

    @Test
    void aFolderThatIsNoCheckoutSaysSo() throws InterruptedException {
        GitCheckout.Search search = GitCheckout.find(folder, Repository.environment());
        assertThat(search.checkout()).isEmpty();
        assertThat(search.reason()).isEqualTo("this is no git checkout");
    }

    @Test
    void anIgnoredFolderIsNoPartOfTheCheckoutAroundIt() throws Exception {
        Repository.at(folder).write(".gitignore", "target/\n").commit("c");
        Path ignored = Files.createDirectories(folder.resolve("target/it"));
        assertThat(GitCheckout.find(ignored, Repository.environment()).reason()).contains("ignores it");
    }

    @Test
    void withoutGitOnThePathItSaysSo() throws InterruptedException {
        assertThat(GitCheckout.find(folder, Map.of("PATH", folder.toString())).reason())
                .isEqualTo("git is not on the PATH");
    }

    @Test
    void variablesOfAHookLeadNowhereElse() throws Exception {
        Repository.at(folder.resolve("mine"));
        Repository.at(folder.resolve("other"));
        Map<String, String> environment = Repository.environment();
        environment.put("GIT_DIR", folder.resolve("other/.git").toString());
        GitCheckout found =
                GitCheckout.find(folder.resolve("mine"), environment).checkout().orElseThrow();
        assertThat(found.root()).isEqualTo(folder.resolve("mine").toRealPath());
    }

    @Test
    void remoteUrlsTellTheServer() {
        assertThat(RemoteUrl.parse("git@gitlab.com:group/sub/project.git"))
                .contains(new RemoteUrl("https", "gitlab.com", "", "group/sub/project"));
        assertThat(RemoteUrl.parse("https://user:secret@gitlab.example.com:8443/group/project.git/"))
                .contains(new RemoteUrl("https", "gitlab.example.com", "8443", "group/project"));
        assertThat(RemoteUrl.parse("ssh://git@gitlab.example.com:2222/group/project"))
                .contains(new RemoteUrl("https", "gitlab.example.com", "", "group/project"));
        assertThat(RemoteUrl.parse("/srv/git/project.git")).isEmpty();
        assertThat(RemoteUrl.parse("../project")).isEmpty();
    }

    @Test
    void onlyWebAddressesHoldCredentials() {
        assertThat(RemoteUrl.withoutCredentials("https://me:s3@cret@gitlab.example.com:8443/g/p.git"))
                .isEqualTo("https://gitlab.example.com:8443/g/p.git");
        assertThat(RemoteUrl.withoutCredentials("https://gitlab.example.com/g/p@1.git"))
                .isEqualTo("https://gitlab.example.com/g/p@1.git");
        assertThat(RemoteUrl.withoutCredentials("ssh://git@gitlab.example.com/g/p.git"))
                .isEqualTo("ssh://git@gitlab.example.com/g/p.git");
        assertThat(RemoteUrl.withoutCredentials("git@gitlab.example.com:g/p.git"))
                .isEqualTo("git@gitlab.example.com:g/p.git");
    }
}
