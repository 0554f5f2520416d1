package io.github.cimaven.io.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy settings of an environment ({@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY}, in capitals or not); where it has
 * none, those of the Java platform.
 */
public final class Proxies extends ProxySelector {
    private final Map<String, String> environment;
    private final ProxySelector platform;

    public Proxies(Map<String, String> environment, ProxySelector platform) {
        this.environment = environment;
        this.platform = platform;
    }

    @Override
    public List<Proxy> select(URI uri) {
        Optional<String> proxy = setting(uri.getScheme() + "_proxy").or(() -> setting("all_proxy"));
        if (proxy.isEmpty()) {
            return platform.select(uri);
        }
        return isExcepted(uri.getHost()) ? List.of(Proxy.NO_PROXY) : List.of(proxy(proxy.get()));
    }

    private Optional<String> setting(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .flatMap(key -> Stream.ofNullable(environment.get(key)))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private boolean isExcepted(String host) {
        return Stream.of(setting("no_proxy").orElse("").split("[,\\s]+"))
                .map(rule -> rule.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", ""))
                .filter(rule -> !rule.isEmpty())
                .anyMatch(rule -> rule.equals("*") || host.equals(rule) || host.endsWith("." + rule));
    }

    private static Proxy proxy(String setting) {
        URI uri = URI.create(setting.contains("://") ? setting : "http://" + setting);
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        platform.connectFailed(uri, address, failure);
    }
}
