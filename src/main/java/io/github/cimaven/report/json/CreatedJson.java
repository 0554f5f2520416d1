package io.github.cimaven.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.Planned;
import io.github.cimaven.plan.PlannedJob;

/** What the creation of a pipeline makes of a configuration. */
final class CreatedJson {
    private CreatedJson() {}

    static JsonObject of(Planned planned) {
        PipelinePlan plan = planned.plan();
        JsonObject json = new JsonObject();
        json.addProperty("created", planned.problems().isEmpty());
        json.add(
                "errors",
                ConfigurationJson.texts(
                        planned.problems().stream().map(Problem::message).toList()));
        plan.facts()
                .name()
                .filter(name -> planned.problems().isEmpty())
                .ifPresent(name -> json.addProperty("name", name));
        JsonObject jobs = new JsonObject();
        plan.jobs().forEach(job -> jobs.add(job.name(), job(job)));
        if (!planned.isFiltered()) {
            plan.leftOut().forEach(job -> jobs.add(job.name(), leftOut()));
        }
        json.add("jobs", jobs);
        return json;
    }

    private static JsonObject leftOut() {
        JsonObject json = new JsonObject();
        json.addProperty("included", false);
        return json;
    }

    private static JsonObject job(PlannedJob job) {
        JsonObject json = new JsonObject();
        json.addProperty("included", true);
        json.addProperty("stage", job.stage());
        json.addProperty("when", job.when().word());
        json.addProperty("allow_failure", job.allowFailure().always());
        job.options().values().forEach((name, value) -> json.add(name, plain(value, job)));
        json.add("variables", ConfigurationJson.variables(withoutGitLabs(job.configured())));
        if (!job.wanted().isEmpty() || job.job().upstream().namesJobs()) {
            json.add("needs", ConfigurationJson.needs(job.wanted()));
        }
        return json;
    }

    /** Creation fills in variables, masked ones too, in the texts of some lists. */
    private static JsonElement plain(Object value, PlannedJob job) {
        JsonElement json = ConfigurationJson.GSON.toJsonTree(value);
        if (json instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof JsonPrimitive text && text.isString()) {
                    array.set(i, new JsonPrimitive(job.variables().hidden(text.getAsString())));
                }
            }
        }
        return json;
    }

    /** Names that begin as GitLab's own are left out, whoever set them. */
    private static Variables withoutGitLabs(Variables variables) {
        return Variables.of(variables.all().stream()
                .filter(variable -> !isGitLabs(variable))
                .toList());
    }

    private static boolean isGitLabs(Variable variable) {
        return variable.name().startsWith("CI_");
    }
}
