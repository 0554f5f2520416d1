package io.github.cimaven.config.include;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.io.FileNames;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code include:remote}: a file from the web.
 *
 * @param integrity {@code sha256-} and the digest in Base64
 * @param fresh how long a kept copy will do
 */
record RemoteFile(String location, Optional<String> integrity, Duration fresh, Span span, RemoteFiles files)
        implements IncludedFile {
    @Override
    public String type() {
        return "remote";
    }

    @Override
    public Content content() throws IncludeFault, IOException {
        checkExtension();
        checkAddress();
        // A copy with the right sum is the right one, however old.
        RemoteFiles.Fetched fetched = fetch(integrity.isPresent() ? RemoteFiles.ALWAYS : fresh);
        byte[] bytes = fetched.content().orElse(new byte[0]);
        if (!isWhole(bytes)) {
            throw new IncludeFault(
                    "include-integrity",
                    "Remote file `" + location + "` failed integrity check!",
                    "the file is now sha256-" + FileNames.base64Digest(bytes));
        }
        if (IncludedFile.isBlank(bytes)) {
            throw new IncludeFault("include-empty", "Included file `" + location + "` is empty or does not exist!");
        }
        return new Content(location, bytes, Surroundings.NONE, fetched.notice());
    }

    private boolean isWhole(byte[] bytes) {
        return integrity
                .filter(sum -> !sum.replaceFirst("^sha256-", "").equals(FileNames.base64Digest(bytes)))
                .isEmpty();
    }

    private void checkAddress() throws IncludeFault {
        if (!isAddress(location)) {
            throw new IncludeFault("include-address", "Remote file `" + location + "` does not have a valid address!");
        }
    }

    /** Whether GitLab takes a text for a web address. */
    static boolean isAddress(String text) {
        try {
            String scheme = new URI(text.strip()).getScheme();
            return scheme != null && scheme.matches("https?|ssh|git");
        } catch (URISyntaxException e) {
            return text.strip().matches("(?s)(?:https?|ssh|git)://.+");
        }
    }

    private RemoteFiles.Fetched fetch(Duration age) throws IncludeFault, IOException {
        try {
            return files.get(location, age, this::isWhole);
        } catch (UnavailableException e) {
            throw switch (e.reason()) {
                case OFFLINE -> IncludedFile.offline("Remote file `" + location + "`", e);
                case REFUSED ->
                    new IncludeFault(
                            "include-unreachable", "Remote file could not be fetched because " + e.detail() + "!");
                default ->
                    new IncludeFault("include-unreachable", "Remote file `" + location + "` " + e.detail() + "!");
            };
        }
    }
}
