package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Artifacts.Report;
import io.github.cimaven.config.variable.Dotenv;
import io.github.cimaven.run.storage.ArtifactSet;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a report from being uploaded, and fails the job: GitLab takes some kinds as they are, so that there can be one file
 * only, and looks into one.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/models/concerns/enums/ci/job_artifact.rb">job_artifact.rb</a>
 */
final class ReportChecks {
    private static final Set<String> RAW = Set.of(
            "sast",
            "secret_detection",
            "dependency_scanning",
            "container_scanning",
            "cluster_image_scanning",
            "dast",
            "license_scanning",
            "accessibility",
            "codequality",
            "performance",
            "browser_performance",
            "load_performance",
            "terraform",
            "requirements",
            "requirements_v2",
            "coverage_fuzzing",
            "api_fuzzing",
            "sarif");

    private ReportChecks() {}

    /** A report that is not taken, and why. */
    record Refusal(String kind, String why) {}

    /** The first that is not taken. */
    static Optional<Refusal> refusal(ArtifactSet artifacts) throws IOException {
        for (ArtifactSet.Stored stored : artifacts.stored()) {
            Optional<String> why = stored.type().equals(Report.DOTENV)
                    ? Dotenv.read(artifacts.report(Report.DOTENV)).problem()
                    : RAW.contains(stored.type()) && stored.files().size() > 1
                            ? Optional.of("only one file can be sent as raw")
                            : Optional.empty();
            if (why.isPresent()) {
                return Optional.of(new Refusal(stored.type(), why.get()));
            }
        }
        return Optional.empty();
    }
}
