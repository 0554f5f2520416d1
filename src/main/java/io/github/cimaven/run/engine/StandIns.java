package io.github.cimaven.run.engine;

import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.PlannedJob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job gets for its {@code id_tokens} and {@code secrets}: the value that the user has given for the name, or one that looks
 * like it and opens nothing.
 *
 * @param variables of both kinds
 * @param made names of those that the user has given no value for
 * @see <a href="https://docs.gitlab.com/ci/yaml/#id_tokens">id_tokens</a>
 * @see <a href="https://docs.gitlab.com/ci/yaml/#secrets">secrets</a>
 */
record StandIns(Variables variables, List<String> made) {
    private static final String UNSIGNED = "{\"alg\":\"none\",\"typ\":\"JWT\"}";

    static StandIns of(PlannedJob job) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        List<String> made = new ArrayList<>();
        entries(job, "id_tokens").forEach((name, token) -> {
            Optional<Variable> given = job.variables().get(name);
            variables.put(
                    name,
                    given.map(StandIns::hidden).orElseGet(() -> Variable.masked(name, token(job, token.get("aud")))));
            if (given.isEmpty()) {
                made.add(name);
            }
        });
        entries(job, "secrets").forEach((name, secret) -> {
            Optional<Variable> given = job.variables().get(name);
            String value = given.map(Variable::value).orElse("no-secret-" + name);
            boolean file = !Boolean.FALSE.equals(secret.get("file"));
            variables.put(name, new Variable(name, value, false, file, true));
            if (given.isEmpty()) {
                made.add(name);
            }
        });
        return new StandIns(new Variables(variables), List.copyOf(made));
    }

    private static Variable hidden(Variable given) {
        return new Variable(given.name(), given.value(), given.expand(), given.file(), true);
    }

    private static Map<String, Map<?, ?>> entries(PlannedJob job, String keyword) {
        Map<String, Map<?, ?>> entries = new LinkedHashMap<>();
        if (job.job().options().value(keyword) instanceof Map<?, ?> given) {
            given.forEach((name, entry) ->
                    entries.put(String.valueOf(name), entry instanceof Map<?, ?> map ? map : Map.of()));
        }
        return entries;
    }

    /** A JSON Web Token that says of itself that nobody has signed it. */
    private static String token(PlannedJob job, @Nullable Object audience) {
        String payload = "{\"iss\":" + quoted(text(job, "CI_SERVER_URL")) + ",\"sub\":"
                + quoted("project_path:" + text(job, "CI_PROJECT_PATH") + ":ref_type:"
                        + (text(job, "CI_COMMIT_TAG").isEmpty() ? "branch" : "tag") + ":ref:"
                        + text(job, "CI_COMMIT_REF_NAME"))
                + ",\"aud\":" + quoted(String.valueOf(audience)) + "}";
        return encoded(UNSIGNED) + "." + encoded(payload) + ".";
    }

    private static String text(PlannedJob job, String name) {
        return job.variables().get(name).map(Variable::value).orElse("");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
