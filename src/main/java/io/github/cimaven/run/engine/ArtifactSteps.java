package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Artifacts;
import io.github.cimaven.config.model.Artifacts.Report;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.JobProducts;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.event.TestTotals;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.storage.ArtifactRequest;
import io.github.cimaven.run.storage.ArtifactRequest.Upload;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.ArtifactStore;
import io.github.cimaven.run.storage.FileSelection;
import io.github.cimaven.run.storage.RunFolder;
import io.github.cimaven.run.storage.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * What becomes of an attempt's artifacts once its scripts are over, with the lines that GitLab Runner writes about it.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#artifacts">artifacts</a>
 */
final class ArtifactSteps {
    private static final String DEFAULT_NAME = "artifacts";

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

    /**
     * Keeps what is due after this outcome; a job whose artifacts cannot be kept has not succeeded.
     *
     * @param cached whether caches hold some of the job's files by now
     */
    AttemptResult upload(JobOutcome outcome, boolean cached) throws InterruptedException {
        try {
            Optional<ArtifactSet> artifacts = collect(outcome, cached);
            if (artifacts.isEmpty()) {
                return AttemptResult.of(outcome);
            }
            show(artifacts.get());
            return new AttemptResult(checked(outcome, artifacts.get()), products(artifacts.get()));
        } catch (IOException e) {
            log.say(RunnerLines.error("ERROR: Uploading artifacts failed: " + e.getMessage()));
            return AttemptResult.of(failed(
                    outcome,
                    FailureReason.RUNNER_SYSTEM_FAILURE,
                    "the artifacts could not be kept: " + e.getMessage()));
        }
    }

    /** They are kept by now: that the user does not see them in the folder of the run is no failure of the job. */
    private void show(ArtifactSet artifacts) {
        try {
            folder.publish(artifacts);
        } catch (IOException e) {
            log.say(RunnerLines.warning(
                    "WARNING: the artifacts cannot be shown in " + folder.path() + ": " + e.getMessage()));
        }
    }

    /** The first thing that went wrong is what the job has failed of. */
    private static JobOutcome failed(JobOutcome outcome, FailureReason reason, String detail) {
        return outcome.status() == Status.SUCCESS ? JobOutcome.failure(reason, detail) : outcome;
    }

    private Optional<ArtifactSet> collect(JobOutcome outcome, boolean cached) throws IOException, InterruptedException {
        Optional<Artifacts> artifacts = attempt.job().job().artifacts();
        List<Upload> uploads = artifacts.map(given -> due(given, outcome)).orElse(List.of());
        if (uploads.isEmpty()) {
            return Optional.empty();
        }
        boolean success = outcome.status() == Status.SUCCESS;
        log.begin((success ? Step.UPLOAD_ARTIFACTS : Step.UPLOAD_ARTIFACTS_ON_FAILURE).section());
        ArtifactRequest request = new ArtifactRequest(
                attempt.job().name(),
                attempt.jobId(),
                uploads,
                artifacts.flatMap(Artifacts::expireIn).map(attempt.startedAt()::plus),
                cached);
        return store.collect(workspace, request, line -> log.say(RunnerLines.colored(line)));
    }

    /** Reports are due whatever became of the job; a canceled one leaves nothing. */
    private List<Upload> due(Artifacts artifacts, JobOutcome outcome) {
        if (outcome.status() != Status.SUCCESS && outcome.status() != Status.FAILED) {
            return List.of();
        }
        List<Upload> uploads = new ArrayList<>();
        if (artifacts.hasArchive() && isDue(artifacts.when(), outcome)) {
            FileSelection files = new FileSelection(
                    expanded(artifacts.paths()), expanded(artifacts.exclude()), artifacts.untracked());
            uploads.add(new Upload(ArtifactRequest.ARCHIVE, name(artifacts), files));
        }
        for (Report report : artifacts.reports()) {
            uploads.add(new Upload(report.kind(), report.kind(), FileSelection.of(expanded(report.paths()))));
        }
        return uploads;
    }

    /** As the archive would be called; of a name with slashes the last part counts. */
    private String name(Artifacts artifacts) {
        String given = artifacts.name().map(this::expanded).orElse(DEFAULT_NAME);
        String last = given.substring(given.lastIndexOf('/') + 1);
        return last.isEmpty() ? "default" : last;
    }

    static boolean isDue(When when, JobOutcome outcome) {
        return switch (outcome.status()) {
            case SUCCESS -> when == When.ON_SUCCESS || when == When.ALWAYS;
            case FAILED -> when == When.ON_FAILURE || when == When.ALWAYS;
            default -> false;
        };
    }

    private List<String> expanded(List<String> texts) {
        return texts.stream().map(this::expanded).toList();
    }

    private String expanded(String text) {
        return Expansion.text(text, variables.all());
    }

    private JobOutcome checked(JobOutcome outcome, ArtifactSet artifacts) throws IOException {
        Optional<ReportChecks.Refusal> refusal = ReportChecks.refusal(artifacts);
        if (refusal.isEmpty()) {
            return outcome;
        }
        String kind = refusal.get().kind();
        String why = refusal.get().why();
        log.say(RunnerLines.error("ERROR: Uploading artifacts as \"" + kind + "\" failed: " + why));
        return failed(outcome, FailureReason.SCRIPT_FAILURE, "the " + kind + " report is refused: " + why);
    }

    private JobProducts products(ArtifactSet artifacts) throws IOException {
        List<JobProducts.Artifact> kept = new ArrayList<>();
        for (ArtifactSet.Stored stored : artifacts.stored()) {
            kept.add(new JobProducts.Artifact(stored.type(), stored.name(), stored.bytes(), stored.files()));
        }
        return new JobProducts(kept, artifacts.expireAt(), tests(artifacts.report(Report.JUNIT)), List.of());
    }

    /** A report that cannot be read costs nothing but its numbers, as in GitLab. */
    private Optional<TestTotals> tests(List<Path> reports) throws IOException {
        if (reports.isEmpty()) {
            return Optional.empty();
        }
        TestTotals totals = TestTotals.NONE;
        for (Path report : reports) {
            try {
                totals = totals.plus(JunitReport.read(report));
            } catch (XMLStreamException e) {
                log.say(RunnerLines.warning("WARNING: JUnit XML parsing failed: " + report.getFileName() + ": "
                        + String.valueOf(e.getMessage()).replaceAll("\\s+", " ")));
            }
        }
        return Optional.of(totals);
    }
}
