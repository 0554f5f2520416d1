package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks in a real repository, with a Maven that only tells how it was called. */
class GitHooksTest {
    private static final String TELLING = """
            #!/bin/sh
            { pwd; env | grep ^GIT_DIR=; for word in "$@"; do echo "<$word>"; done; } > "%s"
            exit %s
            """;

    @TempDir
    Path folder;

    private Repository repository;
    private Path told;
    private final RecordedConsole console = new RecordedConsole();

    @BeforeEach
    void makeRepository() throws Exception {
        repository = Repository.at(folder.resolve("project"));
        repository.write("sub dir/file", "x").commit("begin");
        told = folder.resolve("told.txt");
        repository.git("init", "--quiet", "--bare", folder.resolve("server").toString());
    }

    private GitHooks hooks(Path directory) throws IOException {
        return new GitHooks(
                directory.toRealPath(),
                new Ambient(Repository.environment(), folder, Clock.systemUTC(), 1, 1),
                console);
    }

    private void maven(String directory, int exitCode) throws IOException {
        repository.write(directory + "/mvnw", TELLING.formatted(told, exitCode));
        assertThat(repository.folder().resolve(directory + "/mvnw").toFile().setExecutable(true))
                .isTrue();
    }

    private Path hook(String name) {
        return repository.folder().resolve(".git/hooks").resolve(name);
    }

    private static List<String> unit() {
        return List.of("group:ci:job", "-Dci.job='a unit'");
    }

    @Test
    void aPushRunsTheJobs() throws Exception {
        maven("sub dir", 0);
        hooks(repository.folder().resolve("sub dir")).install("pre-push", unit(), "a unit");
        repository.git("push", "--quiet", folder.resolve("server").toString(), "main");
        assertThat(told)
                .hasContent(
                        repository.folder().resolve("sub dir") + "\n<-B>\n<-q>\n<group:ci:job>\n<-Dci.job=a unit>\n");
        assertThat(repository.git("ls-remote", folder.resolve("server").toString()))
                .contains("refs/heads/main");
    }

    @Test
    void aFailureKeepsThePushBack() throws Exception {
        maven(".", 1);
        hooks(repository.folder()).install("pre-push", unit(), "a unit");
        assertThatThrownBy(() -> repository.git(
                        "push", "--quiet", folder.resolve("server").toString(), "main"))
                .isInstanceOf(AssertionError.class);
        assertThat(told).exists();
        assertThat(repository.git("ls-remote", folder.resolve("server").toString()))
                .isEmpty();
    }

    @Test
    void aCommitInAWorktreeRunsThemThere() throws Exception {
        maven(".", 0);
        repository.git("add", "--all");
        repository.commit("with maven");
        Path other = folder.resolve("other");
        repository.git("worktree", "add", "--quiet", other.toString());
        hooks(other).install("post-commit", unit(), "a unit");
        assertThat(hook("post-commit")).isExecutable();
        Repository.git(
                other,
                "-c",
                "user.name=Ada",
                "-c",
                "user.email=ada@example.com",
                "commit",
                "--quiet",
                "--allow-empty",
                "--message=x");
        assertThat(Files.readString(told)).startsWith(other.toRealPath() + "\n<-B>");
    }

    @Test
    void oursIsReplacedAndRemovedButNotOnceItWasChanged() throws Exception {
        GitHooks hooks = hooks(repository.folder());
        hooks.install("pre-push", unit(), "a unit");
        hooks.install("pre-push", List.of("group:ci:run"), "the pipeline");
        assertThat(hook("pre-push")).content().contains("group:ci:run").doesNotContain("unit");
        Files.writeString(hook("pre-push"), Files.readString(hook("pre-push")) + "echo mine\n");
        assertThatThrownBy(() -> hooks.remove("pre-push"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("was changed since");
        assertThatThrownBy(() -> hooks.install("pre-push", unit(), "a unit"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("add a line: mvn -B -q group:ci:job -Dci.job='a unit' </dev/null || exit 1");
        assertThat(hook("pre-push")).content().endsWith("echo mine\n");
        Files.delete(hook("pre-push"));
        hooks.install("pre-push", unit(), "a unit");
        hooks.remove("pre-push");
        assertThat(hook("pre-push")).doesNotExist();
        hooks.remove("pre-push");
        assertThat(console.text()).contains("nothing to remove");
    }

    @Test
    void aLinkOfSomebodyElseIsNotFollowed() throws Exception {
        Path script = Files.writeString(folder.resolve("shared-hook"), "#!/bin/sh\n");
        Files.createDirectories(hook("x").getParent());
        Files.createSymbolicLink(hook("pre-push"), script);
        assertThatThrownBy(() -> hooks(repository.folder()).install("pre-push", unit(), "a unit"))
                .isInstanceOf(ConfigurationException.class);
        assertThat(script).hasContent("#!/bin/sh\n");
    }

    @Test
    void theFolderOfHooksThatGitUsesIsUsed() throws Exception {
        repository.git("config", "core.hooksPath", "tools/hooks");
        hooks(repository.folder().resolve("sub dir")).install("pre-push", unit(), "a unit");
        assertThat(repository.folder().resolve("tools/hooks/pre-push")).isExecutable();
        assertThat(hook("pre-push")).doesNotExist();
    }

    @Test
    void aFolderForAllRepositoriesIsLeftAlone() throws Exception {
        Path all = Files.createDirectories(folder.resolve("all hooks"));
        repository.git("config", "core.hooksPath", all.toString());
        assertThatThrownBy(() -> hooks(repository.folder()).install("pre-push", unit(), "a unit"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("core.hooksPath")
                .hasMessageContaining("add a line");
        assertThat(all).isEmptyDirectory();
    }

    @Test
    void otherHooksAndOtherFoldersAreRefused() {
        assertThatThrownBy(() -> hooks(repository.folder()).install("pre-psuh", unit(), "x"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean 'pre-push'?");
        assertThatThrownBy(() -> hooks(folder).install("pre-push", unit(), "x"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("needs a git repository");
    }

    @Test
    void aRebaseIsNotHeldUp() {
        Map<String, String> texts = new LinkedHashMap<>();
        HookScript.NAMES.forEach(name -> texts.put(name, new HookScript(name, "", unit(), "a unit").text()));
        assertThat(texts.get("post-commit")).contains("rebase-merge");
        assertThat(texts.get("pre-push")).doesNotContain("rebase").contains("--no-verify");
        assertThat(texts.values()).allMatch(HookScript::isOurs).noneMatch(text -> text.contains("ci.confirm"));
    }
}
