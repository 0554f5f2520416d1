package io.github.cimaven.app.include;

import io.github.cimaven.git.RemoteUrl;
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
        boolean own =
                server.filter(known -> known.server().equals(serverOf(address))).isPresent();
        if (!own || !address.normalize().getRawPath().startsWith(API)) {
            return Map.of();
        }
        return header("PRIVATE-TOKEN", "GITLAB_TOKEN")
                .or(() -> header("JOB-TOKEN", "CI_JOB_TOKEN"))
                .orElse(Map.of());
    }

    private Optional<Map<String, String>> header(String name, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(token -> !token.isBlank())
                .map(token -> Map.of(name, token));
    }

    private static String serverOf(URI address) {
        boolean usual = address.getPort() < 0
                || address.getPort() == (address.getScheme().equals("http") ? 80 : 443);
        return address.getScheme()
                + "://"
                + address.getHost().toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + address.getPort());
    }
}
