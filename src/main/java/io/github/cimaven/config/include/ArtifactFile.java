package io.github.cimaven.config.include;

import io.github.cimaven.config.source.Span;

/** {@code include:artifact}: a file that a job has made; only a child pipeline may have it. */
record ArtifactFile(String location, Span span) implements IncludedFile {
    @Override
    public String type() {
        return "artifact";
    }

    @Override
    public Content content() throws IncludeFault {
        checkExtension();
        throw new IncludeFault(
                "include-artifact",
                "Including configs from artifacts is only allowed when triggering child pipelines",
                "write it below trigger:include of a job");
    }
}
