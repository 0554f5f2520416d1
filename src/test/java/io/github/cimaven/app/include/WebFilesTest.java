package io.github.cimaven.app.include;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.config.include.RemoteFiles;
import io.github.cimaven.config.include.RemoteFiles.Fetched;
import io.github.cimaven.config.include.UnavailableException;
import io.github.cimaven.config.include.UnavailableException.Reason;
import io.github.cimaven.io.http.HttpFiles;
import io.github.cimaven.testkit.WebServer;
import java.io.IOException;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When a file from the web is fetched, and when its copy serves. */
@Timeout(60)
class WebFilesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path temporary;

    private WebServer server;
    private Instant now = Instant.parse("2026-01-01T10:00:00Z");

    @BeforeEach
    void start() throws IOException {
        server = new WebServer().text("/ci.yml", "one");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RemoteFiles files(boolean offline, Optional<Instant> notBefore) {
        return new WebFiles(
                () -> new HttpFiles(
                        ProxySelector.getDefault(),
                        new HttpFiles.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(1), 100)),
                uri -> Map.of(),
                server.url("/templates/"),
                new KeptFiles(new CacheFolder(temporary.resolve("cache")), "remote"),
                new Freshness(Clock.fixed(now, ZoneOffset.UTC), offline, notBefore));
    }

    private RemoteFiles online() {
        return files(false, Optional.empty());
    }

    private static String text(Fetched fetched) {
        return new String(fetched.content().orElseThrow(), StandardCharsets.UTF_8);
    }

    private String get(RemoteFiles files, Duration fresh) throws Exception {
        return text(files.get(server.url("/ci.yml"), fresh, any -> true));
    }

    @Test
    void aCopyServesAsLongAsItIsFresh() throws Exception {
        assertThat(get(online(), HOUR)).isEqualTo("one");
        server.text("/ci.yml", "two");
        assertThat(get(online(), HOUR)).isEqualTo("one");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(get(online(), HOUR)).isEqualTo("one");
        assertThat(get(online(), Duration.ofMinutes(1))).isEqualTo("two");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void whatNeverChangesIsNeverFetchedAgain() throws Exception {
        get(online(), RemoteFiles.ALWAYS);
        now = now.plus(Duration.ofDays(4000));
        get(online(), RemoteFiles.ALWAYS);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void inOneRunItIsFetchedOnce() throws Exception {
        RemoteFiles files = files(false, Optional.of(now.plusSeconds(1)));
        get(files, Duration.ZERO);
        get(files, Duration.ZERO);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void askedForItIsFetchedAgainHoweverFresh() throws Exception {
        get(online(), HOUR);
        server.text("/ci.yml", "two");
        assertThat(get(files(false, Optional.of(now.plusMillis(1))), RemoteFiles.ALWAYS))
                .isEqualTo("two");
    }

    @Test
    void offlineOnlyTheCopyServes() throws Exception {
        RemoteFiles offline = files(true, Optional.of(now.plusSeconds(1)));
        assertThatThrownBy(() -> get(offline, HOUR))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OFFLINE));
        get(online(), HOUR);
        now = now.plus(Duration.ofDays(30));
        assertThat(get(files(true, Optional.empty()), HOUR)).isEqualTo("one");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServerInTroubleIsReplacedByTheCopyWhichSaysSo() throws Exception {
        get(online(), HOUR);
        server.on("/ci.yml", exchange -> WebServer.say(exchange, 500, ""));
        now = now.plus(Duration.ofHours(5));
        Fetched fetched = online().get(server.url("/ci.yml"), HOUR, any -> true);
        assertThat(text(fetched)).isEqualTo("one");
        assertThat(fetched.notice())
                .contains("Remote file `" + server.url("/ci.yml")
                        + "` could not be fetched after 3 attempts because of HTTP code `500` error; the copy in the cache"
                        + " is used, which is 5 hours old");
    }

    @Test
    void aFileThatTheServerNoLongerHasIsNotReplaced() throws Exception {
        get(online(), HOUR);
        server.on("/ci.yml", exchange -> WebServer.say(exchange, 404, ""));
        now = now.plus(Duration.ofHours(5));
        assertThatThrownBy(() -> get(online(), HOUR))
                .hasMessage("could not be fetched after 1 attempt because of HTTP code `404` error");
    }

    @Test
    void aFileThatIsNotRightDoesNotReplaceOneThatIs() throws Exception {
        get(online(), HOUR);
        server.text("/ci.yml", "two");
        RemoteFiles again = files(false, Optional.of(now.plusMillis(1)));
        assertThat(text(again.get(server.url("/ci.yml"), RemoteFiles.ALWAYS, content -> content[0] == 'o')))
                .isEqualTo("two");
        assertThat(get(online(), HOUR)).isEqualTo("one");
    }

    @Test
    void aCacheThatCannotBeWrittenIsSaid() throws Exception {
        Files.writeString(temporary.resolve("cache"), "no folder");
        Fetched fetched = online().get(server.url("/ci.yml"), HOUR, any -> true);
        assertThat(text(fetched)).isEqualTo("one");
        assertThat(fetched.notice()).isPresent();
    }

    @Test
    void templatesAreLookedForInGitLabsFolders() throws Exception {
        server.text("/templates/Jobs/Build.gitlab-ci.yml", "build")
                .text("/templates/Pages/Jekyll.gitlab-ci.yml", "site");
        assertThat(text(online().template("Jobs/Build.gitlab-ci.yml"))).isEqualTo("build");
        assertThat(text(online().template("Jekyll.gitlab-ci.yml"))).isEqualTo("site");
        assertThat(online().template("None.gitlab-ci.yml").content()).isEmpty();
    }

    @Test
    void namesOfTemplatesAreNoPartsOfAddresses() throws Exception {
        server.text("/templates/a?b#c d%.yml", "odd").text("/ci.yml", "outside");
        assertThat(text(online().template("a?b#c d%.yml"))).isEqualTo("odd");
        assertThat(online().template("../ci.yml").content()).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void copiesAreTheUsersAlone() throws Exception {
        get(online(), HOUR);
        Path cache = temporary.resolve("cache");
        if (cache.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                    .isEqualTo("rwx------");
        }
    }
}
