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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxy settings of an environment ({@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY}, in capitals or not); where it has
 * none, those of the Java platform. A user name and a password in such a setting are not told to the proxy.
 */
public final class Proxies extends ProxySelector {
    /** Not by the rules of addresses: hosts of inner networks have names with {@code _}, and passwords have any sign. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://)?(?:[^/]*@)?([^/:@\\s\\[]+|\\[[^]/@\\s]+])(?::(\\d{1,5}))?/*");

    private static final int USUAL_PORT = 80;
    private static final int HIGHEST_PORT = 65_535;

    private final Map<String, String> environment;
    private final ProxySelector platform;

    public Proxies(Map<String, String> environment, ProxySelector platform) {
        this.environment = environment;
        this.platform = platform;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String name = setting(uri.getScheme() + "_proxy").isPresent() ? uri.getScheme() + "_proxy" : "all_proxy";
        Optional<String> proxy = setting(name);
        if (proxy.isEmpty()) {
            return platform.select(uri);
        }
        return isExcepted(uri.getHost()) ? List.of(Proxy.NO_PROXY) : List.of(proxy(name, proxy.get()));
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

    private static Proxy proxy(String name, String setting) {
        Matcher address = ADDRESS.matcher(setting.strip());
        int port = !address.matches() ? -1 : address.group(2) == null ? USUAL_PORT : Integer.parseInt(address.group(2));
        if (port < 0 || port > HIGHEST_PORT) {
            throw new UnusableException("the environment's " + name + " is no http://host:port");
        }
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.group(1), port));
    }

    /** A setting that names no proxy which can be asked. The message does not repeat it: it may hold a password. */
    static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnusableException(String message) {
            super(message);
        }
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        platform.connectFailed(uri, address, failure);
    }
}
