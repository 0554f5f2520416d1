package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.executor.JobFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables of a running job: those of its plan, and the predefined ones that only a running job has.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">Predefined CI/CD variables</a>
 */
final class JobVariables {
    private final Map<String, Variable> values = new LinkedHashMap<>();
    private final Variables all;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> secrets;
    private final List<String> madeUp;

    /** @param reported by other jobs; they win over what the configuration says */
    JobVariables(Circumstances pipeline, Attempt attempt, Variables reported, Whereabouts where, Duration timeout) {
        PlannedJob job = attempt.job();
        Path filesDir = FileVariables.folder(where.folders().temporary());
        pipeline(pipeline, job);
        runner(where.executor());
        put("CI_BUILDS_DIR", where.folders().builds().toString());
        put("CI_PROJECT_DIR", where.folders().project().toString());
        put("CI_JOB_ID", Long.toString(attempt.jobId()));
        put("CI_JOB_URL", text(job, "CI_PROJECT_URL") + "/-/jobs/" + attempt.jobId());
        String token = "local-" + Long.toHexString(attempt.jobId()) + "-" + pipeline.token();
        values.put("CI_JOB_TOKEN", Variable.masked("CI_JOB_TOKEN", token));
        String startedAt = seconds(attempt.startedAt());
        put("CI_JOB_STARTED_AT", startedAt);
        put(
                "CI_JOB_STARTED_AT_SLUG",
                startedAt.toLowerCase(java.util.Locale.ROOT).replace(':', '-'));
        put("CI_JOB_TIMEOUT", Long.toString(timeout.toSeconds()));
        put("CI_JOB_RETRY_COUNT", Integer.toString(attempt.number() - 1));
        put("CI_JOB_STATUS", "running");
        put("CI_JOB_TAGS", tags(job));
        put("RUNNER_TEMP_PROJECT_DIR", filesDir.toString());
        put("GITLAB_ENV", filesDir.resolveSibling("gitlab_runner_env").toString());
        if (job.when() == When.MANUAL) {
            put("CI_JOB_MANUAL", "true");
        }
        job.job()
                .place()
                .image()
                .map(Image::name)
                .ifPresent(image -> put("CI_JOB_IMAGE", Expansion.text(image, job.variables())));
        StandIns standIns = StandIns.of(job);
        madeUp = standIns.made();
        Variables expanded = Expansion.onServer(new Variables(values)
                        .with(job.variables())
                        .with(reported.isEmpty() ? reported : reported.without(job.given()))
                        .with(standIns.variables()))
                .variables();
        all = Variables.of(expanded.all().stream()
                .map(variable -> variable.file() ? kept(variable, filesDir) : variable)
                .toList());
        secrets = secrets(expanded);
    }

    /** Those that GitLab sends, and what the runner makes of them for the job, which is what a job can print. */
    private List<String> secrets(Variables expanded) {
        Map<String, String> ofJob = Expansion.onRunner(all);
        return expanded.all().stream()
                .filter(Variable::masked)
                .flatMap(secret -> Stream.of(
                        secret.value(), secret.file() ? secret.value() : ofJob.getOrDefault(secret.name(), "")))
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** As a JSON array. */
    private static String tags(PlannedJob job) {
        return job.options().texts("tags").stream()
                .map(tag -> '"' + tag.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The job gets the path of a file that holds the value. */
    private Variable kept(Variable variable, Path folder) {
        files.put(variable.name(), variable.value());
        return Variable.raw(variable.name(), folder.resolve(variable.name()).toString());
    }

    /**
     * What the jobs of a pipeline have in common.
     *
     * @param token makes the jobs' tokens of this run unlike those of any other
     */
    record Circumstances(long id, Instant createdAt, String token) {}

    /**
     * Where a job runs.
     *
     * @param executor its name
     * @param folders as the job's scripts see them
     */
    record Whereabouts(String executor, JobFolders folders) {}

    private void pipeline(Circumstances pipeline, PlannedJob job) {
        put("CI_PIPELINE_ID", Long.toString(pipeline.id()));
        put("CI_PIPELINE_URL", text(job, "CI_PROJECT_URL") + "/-/pipelines/" + pipeline.id());
        put("CI_PIPELINE_CREATED_AT", seconds(pipeline.createdAt()));
        put("CI_REPOSITORY_URL", text(job, "CI_PROJECT_URL") + ".git");
    }

    private void runner(String executor) {
        put("CI_RUNNER_ID", "1");
        put("CI_RUNNER_DESCRIPTION", "ci-maven-plugin");
        put("CI_RUNNER_TAGS", "[]");
        put("CI_RUNNER_SHORT_TOKEN", "local");
        put("CI_RUNNER_REVISION", "local");
        put("CI_RUNNER_VERSION", "local");
        put("CI_RUNNER_EXECUTABLE_ARCH", "linux/amd64");
        put("CI_CONCURRENT_ID", "0");
        put("CI_CONCURRENT_PROJECT_ID", "0");
        if (executor.equals("shell")) {
            put("CI_SHARED_ENVIRONMENT", "true");
        } else {
            put("CI_DISPOSABLE_ENVIRONMENT", "true");
        }
    }

    private static String text(PlannedJob job, String name) {
        return job.variables().get(name).map(Variable::value).orElse("");
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void put(String name, String value) {
        values.put(name, Variable.raw(name, value));
    }

    /** The variables with the values that GitLab sends to the runner. */
    Variables all() {
        return all;
    }

    /** The environment of a step. */
    Map<String, String> environment(String status) {
        return Expansion.onRunner(all.with(Variables.of(List.of(Variable.raw("CI_JOB_STATUS", status)))));
    }

    /** The contents of file variables, by name. */
    Map<String, String> files() {
        return Collections.unmodifiableMap(files);
    }

    /** Tokens and secrets that nobody has given a value for. */
    List<String> madeUp() {
        return madeUp;
    }

    /** Values that no output may show. */
    List<String> secrets() {
        return secrets;
    }
}
