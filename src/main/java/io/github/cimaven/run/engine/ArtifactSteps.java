package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Artifacts;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.storage.ArtifactRequest;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.ArtifactStore;
import io.github.cimaven.run.storage.RunFolder;
import io.github.cimaven.run.storage.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an attempt's artifacts once its scripts are over, with the lines that GitLab Runner writes about it.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#artifacts">artifacts</a>
 */
final class ArtifactSteps {
    private final Attempt attempt;
    private final Workspace workspace;
    private final JobVariables variables;
    private final JobLog log;
    private final ArtifactStore store;
    private final RunFolder folder;

    ArtifactSteps(
            Attempt attempt,
            Workspace workspace,
            JobVariables variables,
            JobLog log,
            ArtifactStore store,
            RunFolder folder) {
        this.attempt = attempt;
        this.workspace = workspace;
        this.variables = variables;
        this.log = log;
        this.store = store;
        this.folder = folder;
    }

    /** Keeps what is due after this outcome; a job whose artifacts cannot be kept has not succeeded. */
    AttemptResult upload(JobOutcome outcome) {
        try {
            Optional<ArtifactSet> artifacts = collect(outcome);
            if (artifacts.isPresent()) {
                folder.publish(artifacts.get());
            }
            return new AttemptResult(
                    outcome, artifacts.map(ArtifactSet::entries).orElse(List.of()));
        } catch (IOException e) {
            log.say(RunnerLines.error("ERROR: Uploading artifacts failed: " + e.getMessage()));
            JobOutcome broken = JobOutcome.failure(
                    FailureReason.RUNNER_SYSTEM_FAILURE, "the artifacts could not be kept: " + e.getMessage());
            return new AttemptResult(outcome.status() == Status.SUCCESS ? broken : outcome, List.of());
        }
    }

    private Optional<ArtifactSet> collect(JobOutcome outcome) throws IOException {
        Optional<Artifacts> artifacts = attempt.job().job().artifacts();
        if (artifacts.isEmpty()
                || artifacts.get().paths().isEmpty()
                || !isDue(artifacts.get().when(), outcome)) {
            return Optional.empty();
        }
        String end = outcome.status() == Status.SUCCESS ? "successful" : "failed";
        log.say(RunnerLines.title("Uploading artifacts for " + end + " job"));
        log.say("Uploading artifacts...");
        ArtifactRequest request = new ArtifactRequest(
                attempt.job().name(),
                attempt.jobId(),
                expanded(artifacts.get().paths()),
                expanded(artifacts.get().exclude()));
        Optional<ArtifactSet> set = store.collect(workspace, request, log::say);
        if (set.isEmpty()) {
            log.say(RunnerLines.error("ERROR: No files to upload"));
        }
        return set;
    }

    private static boolean isDue(When when, JobOutcome outcome) {
        return switch (outcome.status()) {
            case SUCCESS -> when == When.ON_SUCCESS || when == When.ALWAYS;
            case FAILED -> when == When.ON_FAILURE || when == When.ALWAYS;
            default -> false;
        };
    }

    private List<String> expanded(List<String> texts) {
        return texts.stream()
                .map(text -> Expansion.text(text, variables.all()))
                .filter(text -> !text.isBlank())
                .toList();
    }
}
