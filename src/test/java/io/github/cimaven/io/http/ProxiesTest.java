package io.github.cimaven.io.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which proxy is asked for which address. */
class ProxiesTest {
    private static final Proxy OF_THE_PLATFORM =
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("platform", 1));
    private static final ProxySelector PLATFORM = new ProxySelector() {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of(OF_THE_PLATFORM);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    };

    private static Proxy proxy(Map<String, String> environment, String address) {
        return new Proxies(environment, PLATFORM).select(URI.create(address)).get(0);
    }

    private static Proxy http(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    @Test
    void theEnvironmentWinsOverThePlatform() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://user:pass@proxy.example.com:3128/");
        assertThat(proxy(environment, "https://gitlab.com/x")).isEqualTo(http("proxy.example.com", 3128));
        assertThat(proxy(environment, "http://gitlab.com/x")).isEqualTo(OF_THE_PLATFORM);
    }

    @Test
    void aProxyMayBeNamedWithoutItsProtocol() {
        assertThat(proxy(Map.of("all_proxy", "proxy:8080"), "http://gitlab.com/x"))
                .isEqualTo(http("proxy", 8080));
    }

    @Test
    void aHostMayHaveAnUnderscoreAndAPasswordAnySign() {
        assertThat(proxy(Map.of("all_proxy", "http://the_proxy:8080"), "http://gitlab.com/x"))
                .isEqualTo(http("the_proxy", 8080));
        assertThat(proxy(Map.of("all_proxy", "user:p%@s:s@proxy:8080"), "http://gitlab.com/x"))
                .isEqualTo(http("proxy", 8080));
    }

    @Test
    void whatIsNoProxyIsSaidWithoutItsPassword() {
        for (String setting : List.of("socks5://user:s3cret@proxy:1080", "http://user:s3cret@proxy:port", "http://")) {
            HttpFiles files = new HttpFiles(
                    new Proxies(Map.of("https_proxy", setting), PLATFORM),
                    new HttpFiles.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(1), 10));
            assertThatThrownBy(() -> files.get("https://gitlab.example/x", uri -> Map.of()))
                    .as(setting)
                    .isInstanceOf(HttpException.class)
                    .hasMessage("the environment's https_proxy is no http://host:port");
        }
    }

    @Test
    void exceptionsAreAskedDirectly() {
        Map<String, String> environment =
                Map.of("http_proxy", "http://proxy:1", "NO_PROXY", "localhost, .example.com,gitlab.com:80");
        for (String direct : List.of("localhost", "a.example.com", "example.com", "gitlab.com")) {
            assertThat(proxy(environment, "http://" + direct + "/x")).as(direct).isEqualTo(Proxy.NO_PROXY);
        }
        assertThat(proxy(environment, "http://notexample.com/x")).isEqualTo(http("proxy", 1));
        assertThat(proxy(Map.of("http_proxy", "http://proxy:1", "no_proxy", "*"), "http://any.com/x"))
                .isEqualTo(Proxy.NO_PROXY);
    }
}
