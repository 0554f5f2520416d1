package io.github.cimaven.run.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which files of a workspace one attempt of a job hands on.
 *
 * @param uploads in the order in which GitLab Runner sends them, the archive first
 * @param expireAt until when they are of use; absent: for ever
 * @param cached whether caches hold some of the same files by now, so that they have to be looked at one by one
 */
public record ArtifactRequest(
        String job, long jobId, List<Upload> uploads, Optional<Instant> expireAt, boolean cached) {
    /** The type of what later jobs get; all others are reports. */
    public static final String ARCHIVE = "archive";

    public ArtifactRequest {
        uploads = List.copyOf(uploads);
    }

    /**
     * Files that are kept together.
     *
     * @param type {@link #ARCHIVE}, or the kind of a report
     * @param name for people
     */
    public record Upload(String type, String name, FileSelection files) {
        boolean isArchive() {
            return type.equals(ARCHIVE);
        }
    }

    /** An archive alone. */
    public static ArtifactRequest of(String job, long jobId, FileSelection files) {
        return new ArtifactRequest(
                job, jobId, List.of(new Upload(ARCHIVE, "artifacts", files)), Optional.empty(), false);
    }
}
