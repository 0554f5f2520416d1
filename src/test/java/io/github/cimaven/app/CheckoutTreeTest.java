package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.config.include.IncludeOrigins;
import io.github.cimaven.config.rule.FileList;
import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.testkit.FolderOrigin;
import io.github.cimaven.testkit.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed, asked of real repositories. */
class CheckoutTreeTest {
    private static final Settings.Event PUSH =
            new Settings.Event("push", Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    Path temporary;

    private Repository repository;

    @BeforeEach
    void twoCommits() throws Exception {
        repository = Repository.at(temporary.resolve("work"))
                .write("README.md", "one")
                .write("src/old.c", "a file that keeps its content when it gets another name\n")
                .commit("first")
                .write("README.md", "two")
                .commit("second");
    }

    private void push() throws Exception {
        Path server = temporary.resolve("server.git");
        Repository.git(temporary, "init", "--quiet", "--bare", server.toString());
        repository.git("remote", "add", "origin", server.toString());
        repository.git("push", "--quiet", "--set-upstream", "origin", "main");
    }

    private CheckoutTree tree(Settings.Event event, String source, boolean tag, String prefix) throws Exception {
        Path folder = repository.folder().resolve(prefix);
        IncludeOrigin files = new FolderOrigin(folder);
        GitCheckout checkout = GitCheckout.find(repository.folder(), Repository.environment())
                .checkout()
                .orElseThrow();
        return new CheckoutTree(
                folder,
                files,
                Optional.of(checkout.history()),
                prefix,
                new CheckoutTree.Occasion(event, source, "main", tag, "group/project"),
                IncludeOrigins.only(files).projects());
    }

    @Test
    void aBranchCountsAsPushedWithoutAnUpstreamToo() throws Exception {
        push();
        repository.git("checkout", "--quiet", "-b", "feature");
        repository.git("push", "--quiet", "origin", "feature");
        repository.write("README.md", "changed\n");
        assertThat(pushed().paths()).containsExactly("README.md");
    }

    @Test
    void aBranchTakenFromAnotherIsNotPushedYet() throws Exception {
        push();
        repository.git("checkout", "--quiet", "-b", "fresh", "--track", "origin/main");
        assertThat(pushed()).isEqualTo(FileList.UNKNOWN);
    }

    private FileList pushed() throws Exception {
        return tree(PUSH, "push", false, "").changed();
    }

    @Test
    void nobodyKnowsOfABranchThatWasNeverPushed() throws Exception {
        assertThat(pushed()).isEqualTo(FileList.UNKNOWN);
    }

    @Test
    void aPushBringsWhatTheServerDoesNotHave() throws Exception {
        push();
        repository.write("docs/new.md", "new").commit("third").write("README.md", "three");
        repository
                .write("notes.txt", "not added yet")
                .write(".gitignore", "ignored\n")
                .write("ignored", "");
        assertThat(pushed().paths()).containsExactlyInAnyOrder("docs/new.md", "README.md", "notes.txt", ".gitignore");
    }

    @Test
    void aRenamedFileCountsByBothNames() throws Exception {
        push();
        repository.git("mv", "src/old.c", "src/new.c");
        assertThat(pushed().paths()).containsExactlyInAnyOrder("src/old.c", "src/new.c");
    }

    @Test
    void withNothingToPushTheLastCommitCounts() throws Exception {
        push();
        assertThat(pushed().paths()).containsExactly("README.md");
    }

    @Test
    void aMergeRequestBringsWhatCameSinceTheTargetBranch() throws Exception {
        push();
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.write("src/new.c", "int x;").commit("third");
        CheckoutTree tree = tree(PUSH, "merge_request_event", false, "");
        assertThat(tree.changed().paths()).containsExactly("src/new.c");
        assertThat(tree.base()).contains(repository.git("rev-parse", "main"));
        assertThat(pushed()).isEqualTo(FileList.UNKNOWN);
    }

    @Test
    void nobodyKnowsOfTagsAndSchedules() throws Exception {
        push();
        assertThat(tree(PUSH, "push", true, "").changed()).isEqualTo(FileList.UNKNOWN);
        assertThat(tree(PUSH, "schedule", false, "").changed()).isEqualTo(FileList.UNKNOWN);
    }

    @Test
    void comparesWithBranchesTagsAndCommits() throws Exception {
        push();
        repository.git("tag", "v1", "HEAD~1");
        CheckoutTree tree = tree(PUSH, "schedule", false, "");
        String first = repository.git("rev-parse", "HEAD~1");
        for (String ref : List.of("v1", "refs/tags/v1", first, first.substring(0, 7))) {
            assertThat(tree.changedSince(ref).paths()).as(ref).containsExactly("README.md");
        }
        assertThat(tree.changedSince("main").paths()).isEmpty();
        assertThat(tree.changedSince("refs/heads/main").paths()).isEmpty();
        for (String ref : List.of("nowhere", "", "--output=x", "a b")) {
            assertThat(tree.changedSince(ref)).as(ref).isEqualTo(FileList.NO_SUCH_REF);
        }
    }

    @Test
    void theUserKnowsBetterThanGit() throws Exception {
        Settings.Event named = new Settings.Event(
                "push",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of("a", "b")));
        assertThat(tree(named, "push", false, "").changed().paths()).containsExactly("a", "b");
        assertThat(tree(named, "push", false, "").changedSince("nowhere").paths())
                .containsExactly("a", "b");
        Settings.Event compared = new Settings.Event(
                "push", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("HEAD~1"), Optional.empty());
        assertThat(tree(compared, "schedule", false, "").changed().paths()).containsExactly("README.md");
    }

    @Test
    void aProjectInASubfolderSeesItsOwnFilesOnly() throws Exception {
        push();
        repository.write("src/new.c", "").write("README.md", "three");
        CheckoutTree tree = tree(PUSH, "push", false, "src/");
        assertThat(tree.changed().paths()).containsExactly("new.c");
        assertThat(tree.lastCommit("old.c")).contains(repository.git("rev-parse", "HEAD~1"));
    }

    @Test
    void knowsFilesAsGitDoes() throws Exception {
        CheckoutTree tree = tree(PUSH, "push", false, "");
        assertThat(tree.blob("README.md")).contains(repository.git("rev-parse", "HEAD:README.md"));
        assertThat(tree.blob("nowhere")).isEmpty();
        assertThat(tree.blob("../work/README.md/../../outside")).isEmpty();
        assertThat(tree.lastCommit("nowhere")).isEmpty();
        assertThat(tree.paths("group/project", Optional.of("HEAD")).paths()).containsExactly("README.md", "src/old.c");
        assertThat(tree.paths("group/project", Optional.of("nowhere"))).isEqualTo(FileList.NO_SUCH_REF);
        assertThat(tree.paths("other/project", Optional.empty())).isEqualTo(FileList.NO_SUCH_PROJECT);
    }

    @Test
    void onlyAnAnnotatedTagHasAMessage() throws Exception {
        repository.git("tag", "v1");
        repository.git("-c", "user.name=Ada", "-c", "user.email=a@b", "tag", "-a", "v2", "-m", "Two\n\nthings");
        CheckoutTree tree = tree(PUSH, "push", true, "");
        assertThat(tree.tagMessage("v1")).isEmpty();
        assertThat(tree.tagMessage("v2")).contains("Two\n\nthings");
    }
}
