package io.github.cimaven.io.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.io.http.HttpException.Kind;
import io.github.cimaven.testkit.WebServer;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files from a real server. */
@Timeout(60)
class HttpFilesTest {
    private final CountDownLatch over = new CountDownLatch(1);
    private WebServer server;
    private HttpFiles files;

    @BeforeEach
    void start() throws IOException {
        server = new WebServer();
        files = new HttpFiles(
                ProxySelector.getDefault(),
                new HttpFiles.Limits(Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofMillis(1), 100));
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.close();
    }

    private static Map<String, String> noHeaders(URI uri) {
        return Map.of();
    }

    private String get(String path) throws Exception {
        return new String(files.get(server.url(path), HttpFilesTest::noHeaders), StandardCharsets.UTF_8);
    }

    @Test
    void getsAFile() throws Exception {
        server.text("/ci.yml", "a: {script: x}");
        assertThat(get("/ci.yml")).isEqualTo("a: {script: x}");
    }

    @Test
    void readsNoMoreThanItMay() throws Exception {
        server.text("/ci.yml", "x".repeat(1000));
        assertThat(get("/ci.yml")).hasSize(100);
    }

    @Test
    void aFileThatIsNotThereIsAskedForOnce() {
        assertThatThrownBy(() -> get("/ci.yml"))
                .hasMessage("could not be fetched after 1 attempt because of HTTP code `404` error")
                .satisfies(e -> assertThat(((HttpException) e).kind()).isEqualTo(Kind.DENIED));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServerInTroubleIsAskedThreeTimes() {
        server.on("/ci.yml", exchange -> WebServer.say(exchange, 503, "later"));
        assertThatThrownBy(() -> get("/ci.yml"))
                .hasMessage("could not be fetched after 3 attempts because of HTTP code `503` error");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void theSecondAnswerWillDo() throws Exception {
        server.on("/ci.yml", exchange -> {
            boolean first = server.requests().size() == 1;
            WebServer.say(exchange, first ? 500 : 200, first ? "later" : "a: 1");
        });
        assertThat(get("/ci.yml")).isEqualTo("a: 1");
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() {
        server.on("/ci.yml", exchange -> await());
        assertThatThrownBy(() -> get("/ci.yml"))
                .hasMessage("could not be fetched after 3 attempts because of a timeout error");
    }

    @Test
    void aFileThatDoesNotEndIsGivenUp() {
        server.on("/ci.yml", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            await();
        });
        assertThatThrownBy(() -> get("/ci.yml"))
                .hasMessage("could not be fetched after 3 attempts because of a timeout error");
    }

    @Test
    void noFileMayTakeLongerThanAllHave() {
        server.on("/ci.yml", exchange -> await());
        Instant end = Instant.now().plusMillis(300);
        HttpFiles hurried = new HttpFiles(
                ProxySelector.getDefault(),
                new HttpFiles.Limits(Duration.ofSeconds(5), Duration.ofDays(1), Duration.ofMillis(1), 100),
                () -> Duration.between(Instant.now(), end));
        assertThatThrownBy(() -> hurried.get(server.url("/ci.yml"), HttpFilesTest::noHeaders))
                .hasMessageEndingWith("because of a timeout error");
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobodyThereIsSaidAtOnce() {
        server.close();
        assertThatThrownBy(() -> get("/ci.yml"))
                .hasMessage("Failed to open TCP connection to localhost:" + server.port() + " (Connection refused)")
                .satisfies(e -> assertThat(((HttpException) e).kind()).isEqualTo(Kind.UNCONNECTED));
    }

    @Test
    void aNameThatNobodyHasIsASocketError() {
        assertThatThrownBy(() -> files.get("http://nobody.invalid/ci.yml", HttpFilesTest::noHeaders))
                .hasMessage("could not be fetched after 3 attempts because of a socket error");
    }

    @Test
    void onlyTheWebIsAsked() {
        for (String address : List.of("ssh://git@localhost/ci.yml", "git:ci.yml", "http:ci.yml", "http://a b/ci.yml")) {
            assertThatThrownBy(() -> files.get(address, HttpFilesTest::noHeaders))
                    .as(address)
                    .hasMessageStartingWith("URL is blocked: ")
                    .satisfies(e -> assertThat(((HttpException) e).kind()).isEqualTo(Kind.REFUSED));
        }
    }

    @Test
    void aRedirectionIsFollowed() throws Exception {
        server.redirect("/old.yml", "/new.yml").text("/new.yml", "a: 1");
        assertThat(get("/old.yml")).isEqualTo("a: 1");
    }

    @Test
    void aRedirectionInACircleIsLeft() {
        server.redirect("/a.yml", "/a.yml");
        assertThatThrownBy(() -> get("/a.yml")).hasMessageEndingWith("because of HTTP error");
    }

    @Test
    void aRedirectionToAFileIsNotFollowed() {
        server.redirect("/a.yml", "file:///etc/passwd");
        assertThatThrownBy(() -> get("/a.yml")).hasMessageStartingWith("URL is blocked: ");
    }

    @Test
    void aRedirectionToWhatIsNoAddressIsRefused() {
        for (String address : List.of("http://a b/", "http://host:99999/", "%zz", "http://")) {
            server.redirect("/a.yml", address);
            assertThatThrownBy(() -> get("/a.yml")).as(address).hasMessageStartingWith("URL is blocked: ");
        }
    }

    @Test
    void aRedirectionToNowhereIsTheAnswer() throws Exception {
        server.on("/folder/a.yml", exchange -> WebServer.say(exchange, 302, "moved"));
        assertThat(get("/folder/a.yml")).isEqualTo("moved");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aSchemeMayHaveCapitals() throws Exception {
        server.redirect("/old.yml", server.url("/new.yml").replace("http:", "HTTP:"))
                .text("/new.yml", "a: 1");
        assertThat(get("/old.yml")).isEqualTo("a: 1");
    }

    @Test
    void noRedirectionLeadsOffASafeWay() throws Exception {
        URI safe = URI.create("https://host/a.yml");
        assertThat(HttpFiles.redirected(safe, "HTTPS://other/a.yml")).hasToString("https://other/a.yml");
        assertThatThrownBy(() -> HttpFiles.redirected(safe, "http://host/a.yml"))
                .hasMessage("URL is blocked: the server redirects from https to http");
    }

    @Test
    void whatIsMeantForOneServerDoesNotReachAnother() throws Exception {
        try (WebServer other = new WebServer()) {
            other.text("/ci.yml", "a: 1");
            server.redirect("/api/v4/ci.yml", other.url("/ci.yml"));
            files.get(
                    server.url("/api/v4/ci.yml"),
                    uri -> uri.getPort() == server.port() ? Map.of("PRIVATE-TOKEN", "secret") : Map.of());
            assertThat(server.requests().get(0).headers()).containsKey("Private-token");
            assertThat(other.requests().get(0).headers()).doesNotContainKey("Private-token");
        }
    }

    @Test
    void aProxyOfTheEnvironmentIsAsked() throws Exception {
        server.text("/ci.yml", "by the proxy");
        HttpFiles proxied = new HttpFiles(
                new Proxies(Map.of("http_proxy", server.url("")), ProxySelector.getDefault()),
                new HttpFiles.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(1), 100));
        assertThat(proxied.get("http://nobody.invalid/ci.yml", HttpFilesTest::noHeaders))
                .asString()
                .isEqualTo("by the proxy");
    }
}
