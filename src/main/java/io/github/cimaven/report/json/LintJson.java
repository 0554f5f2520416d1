package io.github.cimaven.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.include.Included;
import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.yaml.YamlWriter;
import io.github.cimaven.report.LintResult;
import java.util.List;
import java.util.Optional;

/**
 * The answer of GitLab's CI Lint API with the jobs in it, and besides it all {@code problems} with their places: also those that
 * GitLab itself does not come to.
 *
 * @see <a href="https://docs.gitlab.com/api/lint/">CI Lint API</a>
 */
public final class LintJson {
    private LintJson() {}

    public static String of(LintResult result) {
        Loaded loaded = result.loaded();
        JsonObject json = new JsonObject();
        json.addProperty("valid", result.valid());
        json.add("errors", ConfigurationJson.texts(loaded.errors()));
        json.add("warnings", ConfigurationJson.texts(loaded.warnings()));
        json.addProperty("merged_yaml", loaded.expanded().map(YamlWriter::write).orElse(null));
        JsonArray includes = new JsonArray();
        loaded.includes().forEach(included -> includes.add(include(included)));
        json.add("includes", includes);
        JsonArray jobs = new JsonArray();
        loaded.pipeline().ifPresent(pipeline -> pipeline.jobsByStage().forEach(job -> jobs.add(job(job, pipeline))));
        json.add("jobs", jobs);
        json.add("problems", ProblemJson.of(result.problems()));
        return ConfigurationJson.GSON.toJson(json) + "\n";
    }

    /** What only a server can tell, the addresses and the commit, is null. */
    private static JsonObject include(Included included) {
        JsonObject json = new JsonObject();
        json.addProperty("type", included.type());
        json.addProperty("location", included.location());
        json.add("blob", JsonNull.INSTANCE);
        json.add("raw", JsonNull.INSTANCE);
        json.add("extra", ConfigurationJson.GSON.toJsonTree(included.extra()));
        json.add("context_project", JsonNull.INSTANCE);
        json.add("context_sha", JsonNull.INSTANCE);
        return json;
    }

    private static JsonObject job(Job job, Pipeline pipeline) {
        JsonObject json = new JsonObject();
        json.addProperty("name", job.name());
        json.addProperty("stage", job.stage());
        json.add("before_script", ConfigurationJson.texts(job.script().before()));
        json.add("script", ConfigurationJson.texts(job.script().main()));
        json.add("after_script", ConfigurationJson.texts(job.script().after()));
        json.add("tag_list", ConfigurationJson.texts(job.options().texts("tags")));
        json.add("only", only(job, pipeline));
        json.add(
                "except",
                job.start().except().<JsonElement>map(ConfigurationJson::policy).orElse(JsonNull.INSTANCE));
        json.addProperty("environment", job.environment().map(Environment::name).orElse(null));
        json.addProperty("when", job.start().when().word());
        json.addProperty("allow_failure", job.start().allowFailure().always());
        json.add("needs", needs(job.upstream().needs()));
        return json;
    }

    /** GitLab names the implicit policy too. */
    private static JsonElement only(Job job, Pipeline pipeline) {
        return job.start()
                .only()
                .filter(policy -> !policy.isImplicit() || !pipeline.workflow().namesRules())
                .map(ConfigurationJson::policy)
                .orElse(JsonNull.INSTANCE);
    }

    /** Here GitLab calls {@code name} what it calls {@code job} elsewhere. */
    private static JsonElement needs(Optional<List<Need>> needs) {
        if (needs.isEmpty()) {
            return JsonNull.INSTANCE;
        }
        JsonArray array = new JsonArray();
        for (Need need : needs.get()) {
            JsonObject json = new JsonObject();
            json.addProperty("name", need.job());
            json.addProperty("artifacts", need.artifacts());
            json.addProperty("optional", need.optional());
            array.add(json);
        }
        return array;
    }
}
