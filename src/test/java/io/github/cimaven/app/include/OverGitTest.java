package io.github.cimaven.app.include;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.config.include.OtherProjects;
import io.github.cimaven.config.include.OtherProjects.Copy;
import io.github.cimaven.config.include.UnavailableException;
import io.github.cimaven.config.include.UnavailableException.Reason;
import io.github.cimaven.git.RemoteAccess;
import io.github.cimaven.io.Trees;
import io.github.cimaven.testkit.GitServer;
import io.github.cimaven.testkit.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other projects, by real git repositories over {@code file} and {@code http}. */
@Timeout(120)
class OverGitTest {
    @TempDir
    Path temporary;

    private Path server;
    private Repository templates;
    private Instant now = Instant.parse("2026-01-01T10:00:00Z");

    @BeforeEach
    void aServerWithTemplates() throws Exception {
        server = Files.createDirectories(temporary.resolve("server"));
        templates = Repository.at(temporary.resolve("work"))
                .write("ci/build.yml", "build: {script: one}")
                .commit("one");
        templates.git("tag", "1.0.0");
        templates.git("branch", "old");
        push();
    }

    private void push() throws Exception {
        Path bare = server.resolve("group/templates.git");
        if (Files.isDirectory(bare)) {
            templates.git("push", "--quiet", "--force", "--all", bare.toString());
            templates.git("push", "--quiet", "--tags", bare.toString());
        } else {
            Files.createDirectories(bare.getParent());
            templates.git("clone", "--quiet", "--bare", templates.folder().toString(), bare.toString());
        }
    }

    private void change(String text) throws Exception {
        templates.write("ci/build.yml", text).commit(text);
        push();
    }

    private OtherProjects projects(String origin, boolean offline, Optional<Instant> notBefore) {
        return projects(origin, Repository.environment(), offline, notBefore);
    }

    private OtherProjects projects(
            String origin, Map<String, String> environment, boolean offline, Optional<Instant> notBefore) {
        return new ServerProjects(
                environment,
                Optional.of(origin),
                () -> RemoteAccess.of(environment, List.of(), Duration.ofSeconds(30)),
                new CacheFolder(temporary.resolve("cache")),
                new Freshness(Clock.fixed(now, ZoneOffset.UTC), offline, notBefore));
    }

    private OtherProjects overFile() {
        return projects(fileOrigin(), false, Optional.empty());
    }

    private String fileOrigin() {
        return "file://" + server.resolve("group/sub/own.git");
    }

    private static String build(OtherProjects projects, String ref) throws Exception {
        return new String(
                projects.at("group/templates", ref).files().read("ci/build.yml").orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Reason reason(OtherProjects projects, String path, String ref) {
        try {
            projects.at(path, ref);
            throw new AssertionError("there is such a project");
        } catch (UnavailableException e) {
            return e.reason();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyKindOfRefIsFound() throws Exception {
        String first = templates.git("rev-parse", "HEAD");
        change("build: {script: two}");
        assertThat(build(overFile(), "HEAD")).contains("two");
        assertThat(build(overFile(), "main")).contains("two");
        assertThat(build(overFile(), "old")).contains("one");
        assertThat(build(overFile(), "1.0.0")).contains("one");
        assertThat(build(overFile(), "refs/heads/old")).contains("one");
        assertThat(build(overFile(), first)).contains("one");
        assertThat(overFile().at("group/templates", "old").sha()).isEqualTo(first);
        assertThat(overFile().tags("group/templates", tags -> true)).contains(List.of("1.0.0"));
    }

    @Test
    void aTagComesBeforeABranchAndMayHaveAMessage() throws Exception {
        templates.git("-c", "user.name=A", "-c", "user.email=a@example.com", "tag", "-a", "-m", "text", "both");
        String tagged = templates.git("rev-parse", "HEAD");
        templates.git("checkout", "--quiet", "-b", "both");
        change("build: {script: two}");
        assertThat(overFile().at("group/templates", "both").sha()).isEqualTo(tagged);
    }

    @Test
    void filesAndPathsAreThoseOfTheCommit() throws Exception {
        Copy copy = overFile().at("group/templates", "main");
        assertThat(copy.files().paths()).containsExactly("ci/build.yml");
        assertThat(copy.files().read("ci/none.yml")).isEmpty();
        assertThat(copy.files().read("ci")).isEmpty();
    }

    @Test
    void submodulesAndFoldersAreNoFiles() throws Exception {
        String commit = templates.git("rev-parse", "HEAD");
        templates.git("update-index", "--add", "--cacheinfo", "160000," + commit + ",module.yml");
        templates.git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "module");
        push();
        Copy copy = overFile().at("group/templates", "main");
        assertThat(copy.files().paths()).containsExactly("ci/build.yml");
        assertThat(copy.files().read("module.yml")).isEmpty();
    }

    @Test
    void namesNeedNotBeAscii() throws Exception {
        templates.write("ci/\u00fcber \u00e4.yml", "a: 1").commit("umlauts");
        push();
        assertThat(overFile().at("group/templates", "main").files().read("ci/\u00fcber \u00e4.yml"))
                .isPresent();
    }

    @Test
    void whatIsNotThereIsToldApart() {
        assertThat(reason(overFile(), "group/none", "HEAD")).isEqualTo(Reason.NO_PROJECT);
        assertThat(reason(overFile(), "group/none", "a".repeat(40))).isEqualTo(Reason.NO_PROJECT);
        assertThat(reason(overFile(), "group/templates", "none")).isEqualTo(Reason.NO_REF);
        assertThat(reason(overFile(), "group/templates", "a".repeat(40))).isEqualTo(Reason.NO_REF);
        assertThat(reason(overFile(), "../templates", "HEAD")).isEqualTo(Reason.NO_PROJECT);
        assertThatThrownBy(() -> overFile().at("group/templates", "abcdef12"))
                .hasMessage("a commit has to be named by all its 40 digits here");
    }

    @Test
    void aCopyServesAnHourAndOffline() throws Exception {
        build(overFile(), "main");
        change("build: {script: two}");
        assertThat(build(overFile(), "main")).as("at once").contains("one");
        assertThat(build(projects(fileOrigin(), false, Optional.of(now.plusMillis(1))), "main"))
                .as("with -U")
                .contains("two");
        change("build: {script: three}");
        now = now.plus(Duration.ofMinutes(61));
        assertThat(build(projects(fileOrigin(), true, Optional.empty()), "main"))
                .as("offline")
                .contains("two");
        assertThat(build(overFile(), "main")).as("after an hour").contains("three");
    }

    @Test
    void aNewBranchIsFoundAtOnce() throws Exception {
        build(overFile(), "main");
        templates.git("branch", "new");
        push();
        assertThat(build(overFile(), "new")).contains("one");
    }

    @Test
    void tagsThatDoNotSufficeAreAskedForAgain() throws Exception {
        build(overFile(), "main");
        templates.git("tag", "1.1.0");
        push();
        assertThat(overFile().tags("group/templates", tags -> true)).contains(List.of("1.0.0"));
        assertThat(overFile().tags("group/templates", tags -> tags.contains("1.1.0")))
                .contains(List.of("1.0.0", "1.1.0"));
    }

    @Test
    void aCacheThatIsNoneLetsTheRunGoOn() throws Exception {
        Files.writeString(temporary.resolve("cache"), "no folder");
        assertThat(build(overFile(), "main")).contains("one");
        assertThat(overFile().at("group/templates", "main").notice()).hasValueSatisfying(notice -> assertThat(notice)
                .startsWith("what is included cannot be kept in the cache: "));
    }

    @Test
    void aCopyThatAnotherRunHasMadeServes() throws Exception {
        Path draft = Files.createDirectories(temporary.resolve("draft"));
        Path copy = Files.createDirectories(temporary.resolve("copy"));
        Files.writeString(copy.resolve("HEAD"), "theirs");
        assertThat(ServerProjects.placed(draft, copy)).isEqualTo(copy);
        assertThat(copy.resolve("HEAD")).hasContent("theirs");
    }

    @Test
    void withoutNetworkTheKeptCopyServesAndSaysSo() throws Exception {
        String origin;
        try (GitServer alive = new GitServer(server, Optional.empty())) {
            origin = alive.url("/group/own.git");
            build(projects(origin, false, Optional.empty()), "main");
        }
        now = now.plus(Duration.ofDays(3));
        Copy copy = projects(origin, false, Optional.empty()).at("group/templates", "main");
        assertThat(copy.notice()).hasValueSatisfying(notice -> assertThat(notice)
                .startsWith("Project `group/templates` could not be fetched (")
                .endsWith("; the copy in the cache is used, which is 3 days old"));
        assertThat(reason(projects(origin, false, Optional.empty()), "group/other", "main"))
                .isEqualTo(Reason.NO_ANSWER);
        assertThat(reason(projects(origin, true, Optional.empty()), "group/other", "main"))
                .isEqualTo(Reason.OFFLINE);
    }

    @Test
    void overHttpTheServerIsAskedOnceForRefsAndOnceForFiles() throws Exception {
        try (GitServer http = new GitServer(server, Optional.empty())) {
            OtherProjects projects = projects(http.url("/group/own.git"), false, Optional.empty());
            assertThat(build(projects, "main")).contains("one");
            int asked = http.web().requests().size();
            assertThat(build(projects, "old")).contains("one");
            assertThat(projects.tags("group/templates", tags -> true)).contains(List.of("1.0.0"));
            assertThat(http.web().requests()).hasSize(asked);
        }
    }

    @Test
    void theUsersOwnCredentialsAreUsedAndNobodyIsAsked() throws Exception {
        String basic = "Basic " + Base64.getEncoder().encodeToString("ada:secret".getBytes(StandardCharsets.UTF_8));
        try (GitServer http = new GitServer(server, Optional.of(basic))) {
            String origin = http.url("/group/own.git");
            assertThatThrownBy(() -> projects(origin, false, Optional.empty()).at("group/templates", "main"))
                    .satisfies(
                            e -> assertThat(((UnavailableException) e).reason()).isEqualTo(Reason.NO_PROJECT));
            Map<String, String> environment = new LinkedHashMap<>(Repository.environment());
            Path store = Files.writeString(
                    temporary.resolve("credentials"),
                    origin.replace("//", "//ada:secret@").replace("/group/own.git", ""));
            Path settings = Files.writeString(
                    temporary.resolve("gitconfig"), "[credential]\n\thelper = store --file=" + store + "\n");
            environment.put("GIT_CONFIG_GLOBAL", settings.toString());
            assertThat(build(projects(origin, environment, false, Optional.empty()), "main"))
                    .contains("one");
        }
    }

    @Test
    void thePasswordInTheRemoteServesForOtherProjectsAndIsNotSaid() throws Exception {
        String basic = "Basic " + Base64.getEncoder().encodeToString("ada:secret".getBytes(StandardCharsets.UTF_8));
        try (GitServer http = new GitServer(server, Optional.of(basic))) {
            String origin = http.url("/group/own.git").replace("//", "//ada:secret@");
            OtherProjects projects = projects(origin, false, Optional.empty());
            assertThat(build(projects, "main")).contains("one");
            assertThatThrownBy(() -> projects.at("group/none", "main")).hasMessageNotContaining("secret");
        }
    }

    @Test
    void aServerOfPlainFilesWillDo() throws Exception {
        Repository.git(server.resolve("group/templates.git"), "update-server-info");
        try (var web = new io.github.cimaven.testkit.WebServer()) {
            web.on("/", exchange -> {
                Path file = server.resolve(exchange.getRequestURI().getPath().substring(1));
                if (Files.isRegularFile(file)) {
                    byte[] bytes = Files.readAllBytes(file);
                    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                } else {
                    io.github.cimaven.testkit.WebServer.say(exchange, 404, "");
                }
            });
            assertThat(build(projects(web.url("/group/own.git"), false, Optional.empty()), "main"))
                    .contains("one");
        }
    }

    @Test
    void aHalfCopyOfAKilledRunIsNoCopy() throws Exception {
        build(overFile(), "main");
        Path commits = temporary.resolve("cache/projects");
        try (var found = Files.walk(commits)) {
            assertThat(found.filter(path -> path.toString().endsWith(".tmp"))).isEmpty();
        }
        Trees.delete(commits);
        assertThat(build(overFile(), "main")).contains("one");
    }

    @Test
    void aFolderStandsForAProjectInEveryVersion() throws Exception {
        Path checkout = Repository.at(temporary.resolve("checkout"))
                .write("ci/build.yml", "build: {script: mine}")
                .folder();
        OtherProjects projects = new MappedProjects(
                Map.of("Group/Templates", checkout, "group/lost", temporary.resolve("none")),
                Repository.environment(),
                overFile());
        assertThat(build(projects, "1.0.0")).contains("mine");
        assertThat(projects.tags("group/templates", tags -> true)).isEmpty();
        assertThat(reason(projects, "group/lost", "main")).isEqualTo(Reason.NO_PROJECT);
        assertThat(reason(projects, "group/none", "main")).isEqualTo(Reason.NO_PROJECT);
    }
}
