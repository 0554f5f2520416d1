package io.github.cimaven.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.origin.KeyOrigin;
import io.github.cimaven.config.rule.ClauseAnswer;
import io.github.cimaven.config.rule.RuleAnswer;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.yaml.FlowText;
import io.github.cimaven.plan.JobStory;
import io.github.cimaven.plan.LeveledVariable;
import io.github.cimaven.plan.LeveledVariable.Level;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.report.JobExplanation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The story of jobs as JSON: the jobs as {@code ci:list} has them, and what decided about each. */
public final class JobJson {
    private final JobExplanation explained;

    private JobJson(JobExplanation explained) {
        this.explained = explained;
    }

    public static String of(List<JobExplanation> explained) {
        JsonArray jobs = new JsonArray();
        explained.forEach(one -> jobs.add(new JobJson(one).json()));
        JsonObject json = new JsonObject();
        json.add("jobs", jobs);
        return ConfigurationJson.GSON.toJson(json) + "\n";
    }

    private JsonObject json() {
        JsonObject json = explained
                .planned()
                .map(PlanJson::job)
                .orElseGet(() -> explained.leftOut().map(PlanJson::leftOut).orElseGet(JsonObject::new));
        json.addProperty("name", explained.name());
        json.addProperty("template", explained.story().isEmpty());
        json.addProperty("in_pipeline", explained.planned().isPresent());
        json.add("place", PlanJson.place(Optional.of(explained.place().span())));
        json.add("keys", array(explained.keys(), this::key));
        explained.use().ifPresent(use -> {
            json.add("extended_by", ConfigurationJson.texts(use.extending()));
            json.add("referred_to_by", ConfigurationJson.texts(use.referring()));
        });
        explained.story().ifPresent(story -> decision(story, json));
        explained.planned().ifPresent(job -> {
            json.add("needs_of_configuration", array(job.wanted(), this::need));
            json.add("artifacts_from", ConfigurationJson.texts(job.artifactsFrom()));
        });
        return json;
    }

    private void decision(JobStory story, JsonObject json) {
        json.add("workflow_rules", array(story.workflow(), this::rule));
        json.add("rules", array(story.rules(), this::rule));
        json.add("only", array(story.only(), this::clause));
        json.add("except", array(story.except(), this::clause));
        json.add("variables", array(story.variables(), this::variable));
        json.add("parallel_with", ConfigurationJson.texts(explained.group()));
    }

    private JsonObject key(KeyOrigin key) {
        JsonObject json = new JsonObject();
        json.add("path", ConfigurationJson.texts(key.path()));
        json.addProperty(
                "value",
                explained.hidden(key.values().stream().map(FlowText::of).collect(Collectors.joining(", "))));
        json.addProperty("level", key.level().name().toLowerCase(Locale.ROOT));
        json.add("place", PlanJson.place(Optional.of(key.span())));
        json.add("trail", array(key.trail().steps(), this::step));
        json.addProperty("mixed", key.mixed());
        return json;
    }

    private JsonObject step(Trail.Step step) {
        JsonObject json = new JsonObject();
        json.addProperty("text", step.text());
        json.add("place", PlanJson.place(Optional.of(step.span())));
        return json;
    }

    private JsonObject rule(RuleAnswer answer) {
        JsonObject json = new JsonObject();
        json.add("place", PlanJson.place(Optional.of(answer.rule().span())));
        json.addProperty("result", answer.result().name().toLowerCase(Locale.ROOT));
        json.add("clauses", array(answer.clauses(), this::clause));
        return json;
    }

    private JsonObject clause(ClauseAnswer clause) {
        JsonObject json = new JsonObject();
        json.addProperty("clause", clause.clause());
        json.addProperty("text", explained.hidden(clause.text()));
        json.addProperty("holds", clause.holds());
        JsonObject seen = new JsonObject();
        clause.seen()
                .forEach((name, variable) ->
                        seen.addProperty(name, variable.map(this::seen).orElse(null)));
        json.add("seen", seen);
        json.addProperty("remark", explained.hidden(clause.remark()));
        return json;
    }

    private String seen(Variable variable) {
        return variable.masked() ? "[MASKED]" : explained.hidden(variable.value());
    }

    private JsonObject variable(LeveledVariable variable) {
        JsonObject json = new JsonObject();
        boolean masked = variable.written().masked();
        json.addProperty("name", variable.name());
        json.addProperty("value", masked ? "[MASKED]" : explained.hidden(variable.value()));
        json.addProperty("written", seen(variable.written()));
        json.addProperty("masked", masked);
        json.addProperty("file", variable.written().file());
        json.addProperty("level", word(variable.level()));
        json.add(
                "place",
                explained
                        .place(variable)
                        .map(span -> PlanJson.place(Optional.of(span)))
                        .orElse(JsonNull.INSTANCE));
        json.add(
                "instead_of",
                ConfigurationJson.texts(
                        variable.hidden().stream().map(JobJson::word).toList()));
        return json;
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private JsonObject need(Need need) {
        JsonObject json = new JsonObject();
        Optional<PlannedJob> needed = explained.plan().job(need.job());
        json.addProperty("job", need.job());
        json.addProperty("artifacts", need.artifacts());
        json.addProperty("optional", need.optional());
        json.addProperty("in_pipeline", needed.isPresent());
        json.add("place", PlanJson.place(Optional.of(need.span())));
        return json;
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonElement> json) {
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(json.apply(item)));
        return array;
    }
}
