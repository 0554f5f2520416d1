package io.github.cimaven.app.include;

import io.github.cimaven.app.include.KeptFiles.Kept;
import io.github.cimaven.config.include.RemoteFiles;
import io.github.cimaven.config.include.UnavailableException;
import io.github.cimaven.config.include.UnavailableException.Reason;
import io.github.cimaven.io.http.HttpException;
import io.github.cimaven.io.http.HttpFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Files from the web, got at most once in a run, and kept. */
final class WebFiles implements RemoteFiles {
    private static final int NOT_FOUND = 404;
    /** Where GitLab itself looks for a template, one after the other. */
    private static final List<String> CATEGORIES = List.of("", "Pages/", "Verify/");

    private final Supplier<HttpFiles> http;
    private Optional<HttpFiles> ready = Optional.empty();
    private final Function<URI, Map<String, String>> headers;
    private final String templates;
    private final KeptFiles kept;
    private final Freshness freshness;
    private final Set<String> gotNow = new HashSet<>();

    /**
     * @param http asked for when it is needed
     * @param headers for an address
     * @param templates the address that the name of a template is put behind
     */
    WebFiles(
            Supplier<HttpFiles> http,
            Function<URI, Map<String, String>> headers,
            String templates,
            KeptFiles kept,
            Freshness freshness) {
        this.http = http;
        this.headers = headers;
        this.templates = templates;
        this.kept = kept;
        this.freshness = freshness;
    }

    @Override
    public Fetched template(String name) throws UnavailableException, IOException {
        if (List.of(name.split("/", -1)).contains("..")) {
            return new Fetched(Optional.empty(), Optional.empty());
        }
        for (String category : CATEGORIES) {
            try {
                return got(templates + category + encoded(name), RemoteFiles.USUAL, content -> true);
            } catch (HttpException e) {
                if (e.code() != NOT_FOUND) {
                    throw unavailable(e);
                }
            }
        }
        return new Fetched(Optional.empty(), Optional.empty());
    }

    /** A name is a path, whatever it means in an address. */
    private static String encoded(String name) {
        try {
            return new URI(null, null, "/" + name, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every path can be made an address", e);
        }
    }

    @Override
    public Fetched get(String address, Duration fresh, Predicate<byte[]> right)
            throws UnavailableException, IOException {
        try {
            return got(address, fresh, right);
        } catch (HttpException e) {
            throw unavailable(e);
        }
    }

    private static UnavailableException unavailable(HttpException e) {
        Reason reason =
                switch (e.kind()) {
                    case REFUSED, UNCONNECTED -> Reason.REFUSED;
                    case DENIED, NO_ANSWER -> Reason.NO_ANSWER;
                };
        return new UnavailableException(reason, String.valueOf(e.getMessage()));
    }

    private Fetched got(String address, Duration fresh, Predicate<byte[]> right)
            throws HttpException, UnavailableException, IOException {
        Optional<Kept> copy = kept.read(address).filter(of -> right.test(of.content()));
        if (copy.isPresent()
                && (gotNow.contains(address) || freshness.serves(copy.get().time(), fresh))) {
            return new Fetched(Optional.of(copy.get().content()), Optional.empty());
        }
        if (freshness.offline()) {
            throw new UnavailableException(Reason.OFFLINE, "");
        }
        try {
            byte[] content = http().get(address, headers);
            if (!right.test(content)) {
                return new Fetched(Optional.of(content), Optional.empty());
            }
            gotNow.add(address);
            return new Fetched(
                    Optional.of(content),
                    kept.write(address, content, freshness.clock().instant()));
        } catch (HttpException e) {
            if (copy.isEmpty() || e.kind() == HttpException.Kind.DENIED || e.kind() == HttpException.Kind.REFUSED) {
                throw e;
            }
            gotNow.add(address);
            return new Fetched(Optional.of(copy.get().content()), Optional.of(notice(address, copy.get(), e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a file was fetched");
        }
    }

    private HttpFiles http() {
        HttpFiles files = ready.orElseGet(http);
        ready = Optional.of(files);
        return files;
    }

    private String notice(String address, Kept copy, HttpException why) {
        String words = String.valueOf(why.getMessage());
        String reason = words.startsWith("could not be fetched") ? words : "could not be fetched because " + words;
        return "Remote file `" + address + "` " + reason + "; the copy in the cache is used, which is "
                + freshness.age(copy.time()) + " old";
    }
}
