package io.github.cimaven.run.journal;

import com.google.gson.Gson;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.io.FileNames;
import io.github.cimaven.plan.PlannedJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes a job the same as an earlier one: each part of its definition, by name, as a short digest. Values of masked variables
 * are not among them: a new password makes no other job, and the old one is not to be guessed.
 */
final class JobDefinition {
    private static final Gson JSON = new Gson();
    private static final int DIGITS = 8;
    private static final String COMMIT = "CI_COMMIT_";

    private JobDefinition() {}

    static Map<String, String> of(PlannedJob job) {
        Map<String, Object> options = new TreeMap<>(job.job().options().values());
        options.putAll(job.options().values());
        options.remove("needs");
        options.remove("dependencies");
        Map<String, String> parts = new LinkedHashMap<>();
        options.forEach((name, value) -> parts.put(name, digest(JSON.toJson(value))));
        parts.put("stage", digest(job.stage()));
        parts.put("needs", digest(needs(job)));
        StringBuilder commit = new StringBuilder();
        StringBuilder variables = new StringBuilder();
        for (Variable variable : new TreeMap<>(job.variables().byName()).values()) {
            (variable.name().startsWith(COMMIT) ? commit : variables)
                    .append(variable.masked() ? variable.name() : variable)
                    .append(variable.expand())
                    .append(variable.file())
                    .append('\n');
        }
        parts.put("commit", digest(commit.toString()));
        parts.put("variables", digest(variables.toString()));
        return parts;
    }

    private static String needs(PlannedJob job) {
        List<String> names = new ArrayList<>(job.wanted().stream()
                .map(need -> need.job() + " " + need.artifacts())
                .toList());
        names.add("artifacts");
        names.addAll(job.artifactsFrom());
        return String.join("\n", names);
    }

    private static String digest(String text) {
        return FileNames.digest(text).substring(0, DIGITS);
    }

    /** The names of the parts that differ. */
    static List<String> differences(Map<String, String> earlier, Map<String, String> now) {
        TreeSet<String> names = new TreeSet<>(earlier.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !now.getOrDefault(name, "").equals(earlier.getOrDefault(name, "")))
                .toList();
    }
}
