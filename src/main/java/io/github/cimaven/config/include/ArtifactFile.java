package io.github.cimaven.config.include;

import io.github.cimaven.config.include.ParentArtifacts.Archive;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.io.ByteCount;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code include:artifact}: a file that a job of the parent pipeline has made; only a child pipeline may have it.
 *
 * @param job that made it, empty where none is named
 * @param parent absent where the pipeline is nobody's child
 * @see <a href="https://docs.gitlab.com/ci/pipelines/downstream_pipelines/#dynamic-child-pipelines">Dynamic child pipelines</a>
 */
record ArtifactFile(String location, String job, Span span, Surroundings around, Optional<ParentArtifacts> parent)
        implements IncludedFile {
    /** GitLab's default for {@code max_artifacts_content_include_size}, which holds for the archive as well. */
    private static final long LARGEST = 5L << 20;

    @Override
    public String type() {
        return "artifact";
    }

    @Override
    public Content content() throws IncludeFault, IOException {
        checkExtension();
        if (parent.isEmpty()) {
            throw new IncludeFault(
                    "include-artifact",
                    "Including configs from artifacts is only allowed when triggering child pipelines",
                    "write it below trigger:include of a job");
        }
        if (job.isBlank()) {
            throw fault("Job must be provided when including configs from artifacts", "add job: and its name");
        }
        Archive archive = parent.get()
                .of(job)
                .orElseThrow(() -> fault(
                        "Job `" + job + "` not found in parent pipeline or does not have artifacts!",
                        "the job has to run before, and to hand the file on by artifacts:paths"));
        checkSizes(archive);
        byte[] bytes = archive.read(location);
        if (IncludedFile.isBlank(bytes)) {
            throw fault("File `" + location + "` is empty!", "");
        }
        return new Content(location, bytes, around, Optional.empty());
    }

    private void checkSizes(Archive archive) throws IncludeFault, IOException {
        if (archive.size() > LARGEST) {
            throw fault(
                    "Artifacts archive for job `" + job + "` is too large: " + tooLarge(archive.size()),
                    "GitLab looks only into small archives; have a job of its own make the file");
        }
        Optional<Long> size = archive.size(location);
        if (size.isEmpty()) {
            throw fault(
                    archive.isFolder(location)
                            ? "Path `" + location + "` was expected to be a file but it was a directory!"
                            : "Path `" + location + "` does not exist inside the `" + job + "` artifacts archive!",
                    "");
        }
        if (size.get() > LARGEST) {
            throw fault("The file `" + location + "` in job `" + job + "` is too large: " + tooLarge(size.get()), "");
        }
    }

    private static String tooLarge(long size) {
        return ByteCount.text(size) + " exceeds maximum of " + ByteCount.text(LARGEST);
    }

    private static IncludeFault fault(String message, String hint) {
        return new IncludeFault("include-artifact", message, hint);
    }
}
