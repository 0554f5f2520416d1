package io.github.cimaven.report.sarif;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.cimaven.config.source.Phase;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.report.LintResult;
import java.util.List;
import java.util.Locale;

/**
 * The problems of a configuration as one run of SARIF: an error of the configuration is an {@code error}, what only keeps GitLab
 * from creating the pipeline for the event asked for is a {@code warning}, as the rest. The hint stands behind the message, the
 * way that a value took in {@code relatedLocations}.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class LintSarif {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final LintResult result;
    private final Places places;
    private final List<String> rules;

    private LintSarif(LintResult result) {
        this.result = result;
        this.places = new Places(result.folder(), result.configPath());
        this.rules = result.problems().stream().map(Problem::code).distinct().toList();
    }

    public static String of(LintResult result) {
        return GSON.toJson(new LintSarif(result).log()) + "\n";
    }

    private JsonObject log() {
        JsonObject log = new JsonObject();
        log.addProperty("$schema", SCHEMA);
        log.addProperty("version", "2.1.0");
        JsonArray runs = new JsonArray();
        runs.add(run());
        log.add("runs", runs);
        return log;
    }

    private JsonObject run() {
        JsonObject run = new JsonObject();
        JsonObject tool = new JsonObject();
        tool.add("driver", driver());
        run.add("tool", tool);
        run.add("originalUriBaseIds", places.bases());
        run.addProperty("columnKind", "unicodeCodePoints");
        JsonArray results = new JsonArray();
        result.problems().forEach(problem -> results.add(result(problem)));
        run.add("results", results);
        return run;
    }

    private JsonObject driver() {
        JsonObject driver = new JsonObject();
        driver.addProperty("name", "ci-maven-plugin");
        driver.addProperty("informationUri", "https://github.com/cimaven/ci-maven-plugin");
        JsonArray descriptors = new JsonArray();
        rules.forEach(code -> descriptors.add(rule(code)));
        driver.add("rules", descriptors);
        return driver;
    }

    private static JsonObject rule(String code) {
        JsonObject rule = new JsonObject();
        rule.addProperty("id", code);
        rule.add(
                "shortDescription",
                text(code.substring(0, 1).toUpperCase(Locale.ROOT)
                        + code.substring(1).replace('-', ' ') + "."));
        rule.addProperty("helpUri", "https://docs.gitlab.com/ci/yaml/");
        return rule;
    }

    private JsonObject result(Problem problem) {
        JsonObject json = new JsonObject();
        json.addProperty("ruleId", problem.code());
        json.addProperty("ruleIndex", rules.indexOf(problem.code()));
        json.addProperty("level", problem.isError() && problem.phase() != Phase.CREATION ? "error" : "warning");
        json.add(
                "message",
                text(problem.message()
                        + problem.hint().map(hint -> "\nHint: " + hint).orElse("")));
        JsonArray locations = new JsonArray();
        locations.add(problem.span().map(places::of).orElseGet(places::mainFile));
        json.add("locations", locations);
        JsonArray related = related(problem);
        if (!related.isEmpty()) {
            json.add("relatedLocations", related);
        }
        JsonObject properties = new JsonObject();
        properties.addProperty("phase", problem.phase().name().toLowerCase(Locale.ROOT));
        json.add("properties", properties);
        return json;
    }

    private JsonArray related(Problem problem) {
        JsonArray related = new JsonArray();
        problem.also().forEach(span -> related.add(related(span, "also here", related.size() + 1)));
        problem.trail().steps().forEach(step -> related.add(related(step.span(), step.text(), related.size() + 1)));
        return related;
    }

    private JsonObject related(Span span, String text, int id) {
        JsonObject location = places.of(span);
        location.addProperty("id", id);
        location.add("message", text(text));
        return location;
    }

    private static JsonObject text(String text) {
        JsonObject message = new JsonObject();
        message.addProperty("text", text);
        return message;
    }
}
