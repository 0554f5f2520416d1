package io.github.cimaven.report.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.PipelineFacts;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobSnapshot;
import io.github.cimaven.run.event.PipelineSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A run as JSON. Times are UTC, durations seconds, paths relative to the file's own folder.
 *
 * @see <a href="https://docs.gitlab.com/api/pipelines/">Pipelines API</a>
 * @see <a href="https://docs.gitlab.com/api/jobs/">Jobs API</a>
 * @see <a href="https://docs.gitlab.com/api/jobs/#list-all-trigger-jobs-for-a-pipeline">Trigger jobs of a pipeline</a>
 */
public final class PipelineJson {
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private PipelineJson() {}

    /**
     * @param folder where the text is going to be kept
     * @param process the number of the process that runs the pipeline; while the status is {@code running} and that process is
     *     gone, the run has died
     */
    public static String of(PipelineSnapshot pipeline, Path folder, long process) {
        JsonObject json = pipeline(pipeline, folder);
        json.addProperty("process", process);
        return GSON.toJson(json) + "\n";
    }

    private static JsonObject pipeline(PipelineSnapshot pipeline, Path folder) {
        JsonObject json = new JsonObject();
        PipelineFacts facts = pipeline.facts();
        json.addProperty("id", facts.id());
        json.addProperty("name", facts.name().orElse(null));
        json.addProperty("status", pipeline.status().word());
        json.addProperty("source", facts.source());
        json.addProperty("ref", facts.ref());
        json.addProperty("tag", facts.tag());
        json.addProperty("sha", facts.sha());
        json.addProperty("created_at", time(pipeline.startedAt()));
        json.addProperty("started_at", time(pipeline.startedAt()));
        json.addProperty(
                "finished_at", pipeline.finishedAt().map(PipelineJson::time).orElse(null));
        json.addProperty(
                "duration", pipeline.duration().map(PipelineJson::seconds).orElse(null));
        JsonArray stages = new JsonArray();
        pipeline.stages().forEach((name, status) -> {
            JsonObject stage = new JsonObject();
            stage.addProperty("name", name);
            stage.addProperty("status", status.word());
            stages.add(stage);
        });
        json.add("stages", stages);
        JsonArray jobs = new JsonArray();
        JsonArray bridges = new JsonArray();
        for (JobSnapshot job : pipeline.jobs()) {
            if (job.job().job().bridge()) {
                bridges.add(
                        bridge(job, Optional.ofNullable(pipeline.downstream().get(job.name())), folder));
            } else {
                jobs.add(job(job, folder));
            }
        }
        json.add("jobs", jobs);
        json.add("bridges", bridges);
        json.add("left_out", leftOut(pipeline.leftOut()));
        return json;
    }

    /** GitLab tells of bridges apart from other jobs, each with the pipeline that it has started. */
    private static JsonObject bridge(JobSnapshot bridge, Optional<PipelineSnapshot> started, Path folder) {
        JsonObject json = job(bridge, folder);
        json.add(
                "downstream_pipeline",
                started.<JsonElement>map(pipeline -> pipeline(pipeline, folder)).orElse(JsonNull.INSTANCE));
        return json;
    }

    private static JsonObject job(JobSnapshot job, Path folder) {
        JsonObject json = new JsonObject();
        json.addProperty("id", job.id().isPresent() ? job.id().getAsLong() : null);
        json.addProperty("name", job.name());
        json.addProperty("stage", job.job().stage());
        json.addProperty("status", job.status().word());
        json.addProperty("when", job.job().when().word());
        json.addProperty("allow_failure", job.allowFailure());
        json.addProperty("started_at", job.startedAt().map(PipelineJson::time).orElse(null));
        json.addProperty("finished_at", job.finishedAt().map(PipelineJson::time).orElse(null));
        json.addProperty("duration", job.duration().map(PipelineJson::seconds).orElse(null));
        json.addProperty(
                "queued_duration",
                job.queuedDuration().map(PipelineJson::seconds).orElse(null));
        json.addProperty(
                "exit_code",
                job.outcome()
                        .filter(outcome -> outcome.exitCode().isPresent())
                        .map(outcome -> outcome.exitCode().getAsInt())
                        .orElse(null));
        json.addProperty(
                "failure_reason",
                job.outcome()
                        .flatMap(outcome -> outcome.reason())
                        .map(FailureReason::word)
                        .orElse(null));
        json.addProperty("reason", reason(job));
        json.addProperty("command", job.command().orElse(null));
        json.addProperty("attempts", job.attempts());
        json.addProperty("coverage", job.products().coverage().orElse(null));
        json.add("environment", environment(job));
        json.add(
                "needs",
                texts(job.job().needs().orElse(List.of()).stream()
                        .map(Need::job)
                        .toList()));
        ProductsJson.add(json, job.products());
        json.addProperty(
                "log",
                job.log()
                        .map(log -> folder.relativize(log).toString().replace('\\', '/'))
                        .orElse(null));
        return json;
    }

    /** Why it failed, did not run, or waits. */
    private static String reason(JobSnapshot job) {
        return job.outcome()
                .map(outcome -> outcome.detail())
                .filter(detail -> !detail.isEmpty())
                .orElse(job.reason());
    }

    private static JsonElement environment(JobSnapshot job) {
        Optional<Environment> environment = job.job().job().environment();
        if (environment.isEmpty()) {
            return JsonNull.INSTANCE;
        }
        JsonObject json = new JsonObject();
        json.addProperty(
                "name", job.job().environmentName().orElse(environment.get().name()));
        json.addProperty("action", environment.get().action());
        json.addProperty("external_url", job.products().url().orElse(null));
        return json;
    }

    private static JsonArray leftOut(List<LeftOutJob> jobs) {
        JsonArray array = new JsonArray();
        for (LeftOutJob job : jobs) {
            JsonObject json = new JsonObject();
            json.addProperty("name", job.name());
            json.addProperty("stage", job.stage());
            json.addProperty("reason", job.reason());
            array.add(json);
        }
        return array;
    }

    private static JsonArray texts(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
