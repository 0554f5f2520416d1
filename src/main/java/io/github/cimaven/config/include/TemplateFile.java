package io.github.cimaven.config.include;

import io.github.cimaven.config.source.Span;
import java.io.IOException;
import java.util.Optional;

/** {@code include:template}: a file that GitLab brings. */
record TemplateFile(String location, Span span, RemoteFiles files) implements IncludedFile {
    private static final String ENDING = ".gitlab-ci.yml";

    @Override
    public String type() {
        return "template";
    }

    @Override
    public Content content() throws IncludeFault, IOException {
        checkExtension();
        if (!location.endsWith(ENDING)) {
            throw new IncludeFault(
                    "include-template",
                    "Template file `" + location + "` is not a valid location!",
                    "names of templates end in " + ENDING);
        }
        RemoteFiles.Fetched fetched = fetch();
        Optional<byte[]> bytes = fetched.content().filter(content -> !IncludedFile.isBlank(content));
        if (bytes.isEmpty()) {
            throw new IncludeFault("include-missing", "Included file `" + location + "` is empty or does not exist!");
        }
        return new Content("template:" + location, bytes.get(), Surroundings.NONE, fetched.notice());
    }

    private RemoteFiles.Fetched fetch() throws IncludeFault, IOException {
        try {
            return files.template(location);
        } catch (UnavailableException e) {
            throw e.reason() == UnavailableException.Reason.OFFLINE
                    ? IncludedFile.offline("Template file `" + location + "`", e)
                    : new IncludeFault("include-unreachable", "Template file `" + location + "` " + e.detail() + "!");
        }
    }
}
