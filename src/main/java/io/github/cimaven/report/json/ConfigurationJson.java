package io.github.cimaven.report.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.model.Policy;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.Workflow;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.Planned;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What GitLab makes of a configuration, and of the pipeline that an event would create from it. */
public final class ConfigurationJson {
    static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(Double.class, new AnyNumber())
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private ConfigurationJson() {}

    /** @param planned present when the configuration is valid */
    public static String of(Loaded loaded, Optional<Planned> planned) {
        JsonObject json = new JsonObject();
        json.addProperty("valid", loaded.pipeline().isPresent());
        json.add("errors", texts(loaded.errors()));
        json.add("warnings", texts(loaded.warnings()));
        loaded.pipeline().ifPresent(pipeline -> {
            json.add("stages", texts(pipeline.stages()));
            JsonArray jobs = new JsonArray();
            pipeline.jobs().values().forEach(job -> jobs.add(job(job, pipeline)));
            json.add("jobs", jobs);
            json.add("workflow", workflow(pipeline.workflow()));
        });
        planned.ifPresent(created -> json.add("pipeline", CreatedJson.of(created)));
        return GSON.toJson(json) + "\n";
    }

    static JsonArray texts(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static JsonObject job(Job job, Pipeline pipeline) {
        JsonObject json = new JsonObject();
        json.addProperty("name", job.name());
        json.addProperty("stage", job.stage());
        json.addProperty("when", job.start().when().word());
        json.addProperty("allow_failure", job.start().allowFailure().always());
        json.addProperty("scheduling", job.upstream().needs().isPresent() ? "dag" : "stage");
        job.upstream()
                .needs()
                .filter(needs -> job.upstream().namesJobs())
                .ifPresent(needs -> json.add("needs", needs(needs)));
        job.upstream().dependencies().ifPresent(names -> json.add("dependencies", texts(names)));
        job.start().only().filter(policy -> !policy.isImplicit()).ifPresent(policy -> json.add("only", policy(policy)));
        job.start().except().ifPresent(policy -> json.add("except", policy(policy)));
        job.start().rules().ifPresent(rules -> json.add("rules", rules(rules)));
        if (!job.variables().byName().isEmpty()) {
            json.add("job_variables", variables(job.variables()));
        }
        Variables all = job.inherit().of(pipeline.variables()).with(job.variables());
        json.add("variables", variables(all));
        List<String> raw = all.all().stream()
                .filter(variable -> !variable.expand())
                .map(Variable::name)
                .sorted()
                .toList();
        if (!raw.isEmpty()) {
            json.add("raw_variables", texts(raw));
        }
        json.add("options", GSON.toJsonTree(job.options().values()));
        return json;
    }

    static JsonArray needs(List<Need> needs) {
        JsonArray array = new JsonArray();
        for (Need need : needs) {
            JsonObject json = new JsonObject();
            json.addProperty("job", need.job());
            json.addProperty("artifacts", need.artifacts());
            json.addProperty("optional", need.optional());
            array.add(json);
        }
        return array;
    }

    static JsonObject variables(Variables variables) {
        JsonObject json = new JsonObject();
        variables.all().forEach(variable -> json.addProperty(variable.name(), variable.value()));
        return json;
    }

    private static JsonElement rules(List<Rule> rules) {
        return GSON.toJsonTree(rules.stream().map(rule -> rule.given().values()).toList());
    }

    static JsonElement policy(Policy policy) {
        return GSON.toJsonTree(policy.given());
    }

    private static JsonObject workflow(Workflow workflow) {
        JsonObject json = new JsonObject();
        workflow.rules().ifPresent(rules -> json.add("rules", rules(rules)));
        workflow.name().ifPresent(name -> json.addProperty("name", name));
        workflow.autoCancel().given().ifPresent(given -> json.add("auto_cancel", GSON.toJsonTree(given)));
        return json;
    }
}
