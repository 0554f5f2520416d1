package io.github.cimaven.report.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.List;

/** A plan as JSON, with the field names of {@code pipeline.json}. */
public final class PlanJson {
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private PlanJson() {}

    public static String of(PipelinePlan plan) {
        JsonObject json = new JsonObject();
        json.addProperty("source", plan.facts().source());
        json.addProperty("ref", plan.facts().ref());
        json.addProperty("tag", plan.facts().tag());
        json.addProperty("sha", plan.facts().sha());
        JsonArray stages = new JsonArray();
        plan.stages().forEach(stages::add);
        json.add("stages", stages);
        JsonArray jobs = new JsonArray();
        plan.jobs().forEach(job -> jobs.add(job(job)));
        json.add("jobs", jobs);
        JsonArray leftOut = new JsonArray();
        plan.leftOut().forEach(job -> leftOut.add(leftOut(job)));
        json.add("left_out", leftOut);
        return GSON.toJson(json) + "\n";
    }

    private static JsonObject job(PlannedJob job) {
        JsonObject json = new JsonObject();
        json.addProperty("name", job.name());
        json.addProperty("stage", job.stage());
        json.addProperty("when", job.when().word());
        json.addProperty("allow_failure", job.allowFailure().always());
        json.addProperty("deployment", job.deployment());
        JsonArray needs = new JsonArray();
        job.needs().orElse(List.of()).stream().map(Need::job).forEach(needs::add);
        json.add("needs", needs);
        return json;
    }

    private static JsonObject leftOut(LeftOutJob job) {
        JsonObject json = new JsonObject();
        json.addProperty("name", job.name());
        json.addProperty("stage", job.stage());
        json.addProperty("reason", job.reason());
        return json;
    }
}
