package io.github.cimaven.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.cimaven.testkit.Repository;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a password of an address gets to a server. */
class LoginTest {
    @TempDir
    Path folder;

    @Test
    void isReadFromAnAddress() {
        assertThat(Login.of("https://ada:p%40s@s+1@host:8443/group/own.git"))
                .contains(new Login("https://host:8443", "ada", "p@s@s+1"));
        assertThat(Login.of("https://ada@host/group/own.git")).isEmpty();
        assertThat(Login.of("git@host:group/own.git")).isEmpty();
    }

    @Test
    void isToldByGitToTheServerThatAsks() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            told.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=x");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://ada:p%40ss$1@127.0.0.1:" + server.getAddress().getPort() + "/group/own.git";
            RemoteAccess access = new RemoteAccess(Repository.environment(), Map.of(), Duration.ofMinutes(1));
            RemoteRepository repository = new RemoteRepository(url, access);
            assertThatThrownBy(() -> repository.refs(folder)).isInstanceOf(GitException.class);
        } finally {
            server.stop(0);
        }
        String basic = Base64.getEncoder().encodeToString("ada:p@ss$1".getBytes(StandardCharsets.UTF_8));
        assertThat(told).contains("Basic " + basic);
    }
}
