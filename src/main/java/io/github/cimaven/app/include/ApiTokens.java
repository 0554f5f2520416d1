package io.github.cimaven.app.include;

import io.github.cimaven.git.RemoteUrl;
import io.github.cimaven.run.process.ProcessGroups;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The caller's tokens, for GitLab's API on the project's own server and for nothing else.
 *
 * @param server that {@code origin} leads to
 * @param environment of the caller
 */
record ApiTokens(Optional<RemoteUrl> server, Map<String, String> environment) {
    private static final String API = "/api/v4/";

    /** What to tell the server of an address; empty for any other server, and for anything but its API. */
    Map<String, String> headers(URI address) {
        boolean own = server.map(ApiTokens::serverOf)
                .filter(serverOf(address)::equals)
                .isPresent();
        if (!own || !address.normalize().getRawPath().startsWith(API)) {
            return Map.of();
        }
        return header("PRIVATE-TOKEN", "GITLAB_TOKEN").or(this::ofJob).orElse(Map.of());
    }

    /** A job of this plugin has a token that no server knows. */
    private Optional<Map<String, String>> ofJob() {
        return environment.containsKey(ProcessGroups.MARK) ? Optional.empty() : header("JOB-TOKEN", "CI_JOB_TOKEN");
    }

    private Optional<Map<String, String>> header(String name, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(token -> !token.isBlank())
                .map(token -> Map.of(name, token));
    }

    private static String serverOf(RemoteUrl known) {
        return serverOf(known.protocol(), known.host(), known.port());
    }

    private static String serverOf(URI address) {
        String port = address.getPort() < 0 ? "" : Integer.toString(address.getPort());
        return serverOf(address.getScheme(), address.getHost(), port);
    }

    private static String serverOf(String scheme, String host, String port) {
        String protocol = scheme.toLowerCase(Locale.ROOT);
        boolean usual = port.isEmpty() || port.equals(protocol.equals("http") ? "80" : "443");
        return protocol + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
