package io.github.cimaven.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Trigger;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.plan.DownstreamPlan;
import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A plan as JSON, with the field names of {@code pipeline.json}. */
public final class PlanJson {
    private PlanJson() {}

    /** @param children pipelines that bridges of the plan would start */
    public static String of(PipelinePlan plan, List<DownstreamPlan> children) {
        return ConfigurationJson.GSON.toJson(pipeline(plan, children)) + "\n";
    }

    private static JsonObject pipeline(PipelinePlan plan, List<DownstreamPlan> children) {
        JsonObject json = new JsonObject();
        json.addProperty("source", plan.facts().source());
        json.addProperty("ref", plan.facts().ref());
        json.addProperty("tag", plan.facts().tag());
        json.addProperty("sha", plan.facts().sha());
        json.addProperty("name", plan.facts().name().orElse(null));
        json.add("workflow_rule", place(plan.facts().rule()));
        json.add("stages", ConfigurationJson.texts(plan.stages()));
        JsonArray jobs = new JsonArray();
        Map<String, JsonObject> byName = new HashMap<>();
        for (PlannedJob job : plan.jobs()) {
            JsonObject described = job(job);
            jobs.add(described);
            byName.put(job.name(), described);
        }
        for (DownstreamPlan child : children) {
            JsonObject bridge = byName.get(child.bridge().name());
            if (bridge != null) {
                bridge.add("downstream_pipeline", downstream(child));
            }
        }
        json.add("jobs", jobs);
        JsonArray leftOut = new JsonArray();
        plan.leftOut().forEach(job -> leftOut.add(leftOut(job)));
        json.add("left_out", leftOut);
        json.add("notices", ConfigurationJson.texts(plan.notices()));
        return json;
    }

    /** Where there would be none, the reasons. */
    private static JsonObject downstream(DownstreamPlan child) {
        if (child.plan().isPresent()) {
            return pipeline(child.plan().get(), child.below());
        }
        JsonObject json = new JsonObject();
        json.add("errors", ConfigurationJson.texts(child.reasons()));
        return json;
    }

    static JsonObject job(PlannedJob job) {
        JsonObject json = new JsonObject();
        json.addProperty("name", job.name());
        json.addProperty("stage", job.stage());
        json.addProperty("when", job.when().word());
        if (!job.delay().isZero()) {
            json.addProperty("start_in", job.delay().toSeconds());
        }
        json.addProperty("allow_failure", job.allowFailure().always());
        if (!job.allowFailure().exitCodes().isEmpty()) {
            json.add(
                    "allow_failure_exit_codes",
                    ConfigurationJson.GSON.toJsonTree(job.allowFailure().exitCodes()));
        }
        json.addProperty("deployment", job.deployment());
        json.add("environment", environment(job));
        job.job().trigger().ifPresent(trigger -> json.add("trigger", trigger(trigger)));
        json.add("needs", needs(job));
        json.add("rule", place(job.rule()));
        return json;
    }

    /** What a bridge starts: a project and its branch, or the files of a child pipeline. */
    private static JsonObject trigger(Trigger trigger) {
        JsonObject json = new JsonObject();
        trigger.project().ifPresent(path -> json.addProperty("project", path));
        trigger.branch().ifPresent(name -> json.addProperty("branch", name));
        if (trigger.child()) {
            json.add("include", ConfigurationJson.texts(trigger.files()));
        }
        if (trigger.strategy().waits()) {
            json.addProperty("strategy", trigger.strategy().name().toLowerCase(Locale.ROOT));
        }
        return json;
    }

    /** Null where the job has no needs and waits for the stages before its own; an empty list has it wait for nothing. */
    private static JsonElement needs(PlannedJob job) {
        return job.needs()
                .<JsonElement>map(needs ->
                        ConfigurationJson.texts(needs.stream().map(Need::job).toList()))
                .orElse(JsonNull.INSTANCE);
    }

    private static JsonElement environment(PlannedJob job) {
        Optional<Environment> environment = job.job().environment();
        if (environment.isEmpty()) {
            return JsonNull.INSTANCE;
        }
        JsonObject json = new JsonObject();
        json.addProperty("name", job.environmentName().orElse(environment.get().name()));
        json.addProperty("action", environment.get().action());
        return json;
    }

    static JsonObject leftOut(LeftOutJob job) {
        JsonObject json = new JsonObject();
        json.addProperty("name", job.name());
        json.addProperty("stage", job.stage());
        json.addProperty("reason", job.reason());
        json.add("rule", place(job.rule()));
        return json;
    }

    /** Where the rule stands that decided. */
    static JsonElement place(Optional<Span> rule) {
        if (rule.isEmpty()) {
            return JsonNull.INSTANCE;
        }
        JsonObject json = new JsonObject();
        json.addProperty("file", rule.get().source().name());
        json.addProperty("line", rule.get().line());
        json.addProperty("column", rule.get().column());
        return json;
    }
}
