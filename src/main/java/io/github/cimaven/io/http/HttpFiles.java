package io.github.cimaven.io.http;

import io.github.cimaven.io.http.HttpException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Gets files over HTTP and HTTPS. What a server has no good answer for is tried three times, as GitLab does it.
 *
 * <p>Headers are asked for anew for each address that a redirection leads to, so that what is meant for one server does not reach
 * another.
 */
public final class HttpFiles {
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTIONS = 5;
    private static final int ATTEMPTS = 3;
    private static final int MOST_PORT = 65_535;
    private static final String HTTP = "http";
    private static final String HTTPS = "https";
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client;
    private final Limits limits;
    private final Supplier<Duration> left;

    /**
     * How much patience there is.
     *
     * @param answer for the whole answer to one request
     * @param pause before the second attempt; the third one waits twice as long
     * @param bytes of a file, at most; of a longer one only so many are read
     */
    public record Limits(Duration connect, Duration answer, Duration pause, int bytes) {}

    public HttpFiles(ProxySelector proxies, Limits limits) {
        this(proxies, limits, limits::answer);
    }

    /** @param left the time in which all has to be there, whatever the limits of one answer are */
    public HttpFiles(ProxySelector proxies, Limits limits, Supplier<Duration> left) {
        this.limits = limits;
        this.left = left;
        this.client = HttpClient.newBuilder()
                .proxy(proxies)
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Gets a file.
     *
     * @param headers for an address
     * @throws HttpException whose message goes on behind "Remote file `…` ", and where the server was not asked behind
     *     "could not be fetched because "
     */
    public byte[] get(String address, Function<URI, Map<String, String>> headers)
            throws HttpException, InterruptedException {
        URI uri = uri(address);
        for (int attempt = 1; true; attempt++) {
            try {
                return following(uri, headers, attempt);
            } catch (HttpException e) {
                if (e.kind() != Kind.NO_ANSWER
                        || attempt == ATTEMPTS
                        || left.get().isNegative()) {
                    throw e;
                }
            }
            Thread.sleep(limits.pause().multipliedBy(attempt).toMillis());
        }
    }

    private static URI uri(String address) throws HttpException {
        try {
            return checked(new URI(address.strip()));
        } catch (URISyntaxException e) {
            throw blocked("URI is invalid");
        }
    }

    private static URI checked(URI uri) throws HttpException, URISyntaxException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals(HTTP) && !scheme.equals(HTTPS)) {
            throw blocked("Only allowed schemes are http, https");
        }
        if (uri.getHost() == null || uri.getPort() > MOST_PORT) {
            throw blocked("URI is invalid");
        }
        return new URI(scheme + uri.toString().substring(scheme.length()));
    }

    private static HttpException blocked(String why) {
        return new HttpException(Kind.REFUSED, "URL is blocked: " + why);
    }

    /** Where a redirection leads. What was asked for over a safe way is not fetched over an unsafe one. */
    static URI redirected(URI from, String location) throws HttpException {
        try {
            URI to = checked(from.resolve(new URI(location.strip())));
            if (from.getScheme().equals(HTTPS) && to.getScheme().equals(HTTP)) {
                throw blocked("the server redirects from https to http");
            }
            return to;
        } catch (URISyntaxException e) {
            throw blocked("the server redirects to an address that is invalid");
        }
    }

    private byte[] following(URI start, Function<URI, Map<String, String>> headers, int attempt)
            throws HttpException, InterruptedException {
        URI uri = start;
        for (int redirections = 0; redirections <= MOST_REDIRECTIONS; redirections++) {
            Answer answer = answer(uri, headers.apply(uri));
            if (!REDIRECTIONS.contains(answer.code()) || answer.location().isEmpty()) {
                return answer.content(attempt);
            }
            uri = redirected(uri, answer.location());
        }
        throw failed("HTTP error");
    }

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares it.
    private record Answer(int code, String location, byte[] body) {
        byte[] content(int attempt) throws HttpException {
            if (code < CLIENT_ERROR) {
                return body;
            }
            String attempts = attempt + (attempt == 1 ? " attempt" : " attempts");
            throw new HttpException(
                    code < SERVER_ERROR ? Kind.DENIED : Kind.NO_ANSWER,
                    code,
                    "could not be fetched after " + attempts + " because of HTTP code `" + code + "` error");
        }
    }

    private Answer answer(URI uri, Map<String, String> headers) throws HttpException, InterruptedException {
        Duration patience = patience();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(patience).header("User-Agent", "ci-maven-plugin");
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<InputStream>> sent = sent(request.build());
        try {
            return sent.thenApplyAsync(this::read).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (sent.isDone() && !sent.isCompletedExceptionally()) {
                abandon(sent.join());
            }
            throw failed("a timeout error");
        } catch (ExecutionException e) {
            throw failed(uri, e.getCause() == null ? e : e.getCause());
        } finally {
            sent.cancel(true);
        }
    }

    private CompletableFuture<HttpResponse<InputStream>> sent(HttpRequest request) throws HttpException {
        try {
            return client.sendAsync(request, BodyHandlers.ofInputStream());
        } catch (Proxies.UnusableException e) {
            throw new HttpException(Kind.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private Duration patience() throws HttpException {
        Duration rest = left.get();
        if (rest.toMillis() <= 0) {
            throw failed("a timeout error");
        }
        return rest.compareTo(limits.answer()) < 0 ? rest : limits.answer();
    }

    private Answer read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""),
                    body.readNBytes(limits.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the reading of a body that does not come to its end. */
    private static void abandon(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpException failed(URI uri, Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return failed("a timeout error");
        }
        if (cause instanceof SSLException) {
            return new HttpException(Kind.UNCONNECTED, String.valueOf(cause.getMessage()));
        }
        boolean unresolved = Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance);
        if (cause instanceof ConnectException && !unresolved) {
            String server = uri.getHost() + ":" + port(uri);
            return new HttpException(
                    Kind.UNCONNECTED, "Failed to open TCP connection to " + server + " (Connection refused)");
        }
        return failed(unresolved || cause instanceof SocketException ? "a socket error" : "HTTP error");
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals(HTTPS) ? 443 : 80;
    }

    private static HttpException failed(String why) {
        return new HttpException(
                Kind.NO_ANSWER, "could not be fetched after " + ATTEMPTS + " attempts because of " + why);
    }
}
