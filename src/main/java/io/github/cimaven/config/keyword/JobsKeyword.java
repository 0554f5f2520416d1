package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/**
 * All jobs: the names of the root level that are no keywords of it.
 *
 * @param defaults values of keywords that jobs take where they name none
 * @param rootWords keywords of the root level, to guess what was meant
 */
record JobsKeyword(Map<String, YamlNode> defaults, List<String> rootWords) implements Keyword<Map<String, Job>> {
    /** Below, a thread costs more than it saves. */
    private static final int MANY = 500;

    private static final String NO_JOB = "config should implement the script:, run:, or trigger: keyword";

    /** What a name of the root level stands for. */
    enum Kind {
        HIDDEN,
        JOB,
        BRIDGE,
        NONE;

        static Kind of(String name, YamlNode value) {
            if (name.startsWith(".")) {
                return HIDDEN;
            }
            if (!(value instanceof YamlMap map)) {
                return NONE;
            }
            if (map.has("script") || map.has("run")) {
                return JOB;
            }
            return map.has("trigger") || map.has("needs") ? BRIDGE : NONE;
        }
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public Map<String, Job> read(YamlNode value, Site site) {
        Map<String, YamlMap.Entry> entries = ((YamlMap) value).entries();
        Site here = site.at(name(), value);
        boolean visible = false;
        for (Map.Entry<String, YamlMap.Entry> named : entries.entrySet()) {
            Kind kind = Kind.of(named.getKey(), named.getValue().value());
            visible |= kind == Kind.JOB || kind == Kind.BRIDGE;
            if (kind == Kind.NONE) {
                noJob(named.getKey(), named.getValue(), here);
            }
        }
        if (!visible) {
            here.report(
                    value.span().source().span(0, 0),
                    "config",
                    "should contain at least one visible job",
                    Optional.empty());
        }
        Site below = here.clean() ? here : here.below();
        return jobs(new ArrayList<>(entries.entrySet()), below);
    }

    /** Of thousands, each half is read on a thread of its own; what is told of the second comes after all of the first. */
    private Map<String, Job> jobs(List<Map.Entry<String, YamlMap.Entry>> entries, Site here) {
        if (entries.size() < MANY) {
            return read(entries, here);
        }
        int half = entries.size() / 2;
        List<Problem> problems = new ArrayList<>();
        List<String> notActedUpon = new ArrayList<>();
        Site apart = here.tellingTo(problems::add, notActedUpon::add);
        FutureTask<Map<String, Job>> second =
                new FutureTask<>(() -> read(entries.subList(half, entries.size()), apart));
        Thread thread = new Thread(second, "job-reader");
        thread.setDaemon(true);
        thread.start();
        Map<String, Job> jobs = read(entries.subList(0, half), here);
        jobs.putAll(Uninterrupted.result(second));
        problems.forEach(here.problems());
        notActedUpon.forEach(here.notActedUpon());
        return jobs;
    }

    private Map<String, Job> read(List<Map.Entry<String, YamlMap.Entry>> entries, Site here) {
        ReadOnce once = new ReadOnce(here.problems());
        Site ofJobs = here.tellingTo(once, here.notActedUpon());
        Map<String, Job> jobs = new LinkedHashMap<>();
        for (Map.Entry<String, YamlMap.Entry> named : entries) {
            Optional<Job> job = job(named.getKey(), named.getValue(), ofJobs, once);
            if (job.isPresent()) {
                jobs.put(named.getKey(), job.get());
            }
        }
        return jobs;
    }

    private Optional<Job> job(String name, YamlMap.Entry entry, Site here, ReadOnce once) {
        YamlScalar key = entry.key();
        return switch (Kind.of(name, entry.value())) {
            case JOB -> Optional.of(new JobKeyword(key, defaults, once).read(entry.value(), here));
            case BRIDGE -> Optional.of(new BridgeKeyword(key, defaults, once).read(entry.value(), here));
            case HIDDEN -> {
                if (Values.isBlank(entry.value())) {
                    here.at(name, entry.value()).report(key.span(), "config", "can't be blank", Optional.empty());
                }
                yield Optional.empty();
            }
            case NONE -> Optional.empty();
        };
    }

    /** GitLab takes every unknown name of the root level for a job; that is why a misspelt keyword ends here. */
    private void noJob(String name, YamlMap.Entry entry, Site here) {
        Optional<String> hint = DidYouMean.nearest(name, rootWords)
                .map(near -> "did you mean '" + near + "'?")
                .or(() -> entry.value().asMap().flatMap(JobsKeyword::misspeltScript))
                .or(() -> Optional.of(
                        "a job needs a script; a template that is not a job starts with a dot: '." + name + "'"));
        here.report(entry.key().span(), "", shown(name) + " " + NO_JOB, hint);
    }

    /** GitLab writes an underscore for each blank of a name of letters and blanks only, and leaves other names alone. */
    private static String shown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.matches("[a-z\\s]+") ? lower.replace(' ', '_') : lower;
    }

    static Optional<String> misspeltScript(YamlMap map) {
        return map.names().stream()
                .flatMap(key -> DidYouMean.nearest(key, List.of("script", "trigger")).stream()
                        .map(near -> "did you mean '" + near + "' instead of '" + key + "'?"))
                .findFirst();
    }
}
