package io.github.cimaven.config.keyword;

import io.github.cimaven.config.merge.EdgeStages;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.model.Workflow;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The root level: its own keywords, and every other name, which is a job.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#global-keywords">Global keywords</a>
 */
public final class RootKeyword {
    private static final Set<String> NO_JOBS = Set.of(
            "default",
            "include",
            "stages",
            "variables",
            "workflow",
            "image",
            "services",
            "cache",
            "before_script",
            "after_script");
    private static final int LONGEST_NAME = 255;
    private static final Set<String> OWN_WORDS = ownWords();

    private final Set<String> notActedUpon;
    private final Site site;

    /** @param notActedUpon names found so far, such as those of includes */
    public RootKeyword(Consumer<Problem> problems, Set<String> notActedUpon) {
        this.notActedUpon = new TreeSet<>(notActedUpon);
        this.site = Site.root(problems, this.notActedUpon::add);
    }

    private static Set<String> ownWords() {
        Set<String> words = new TreeSet<>(NO_JOBS);
        words.add("pages");
        return words;
    }

    /** Whatever was found; problems decide whether it may be used. */
    public Pipeline read(YamlMap root) {
        if (root.specified("cache").isPresent()) {
            notActedUpon.add("cache");
        }
        Optional<List<String>> stages = root.specified("stages")
                .map(value -> new StagesKeyword().read(value, site))
                .orElse(Optional.of(StagesKeyword.DEFAULT));
        Map<String, YamlNode> defaults = DefaultKeyword.withRoot(
                root.specified("default")
                        .map(value -> new DefaultKeyword().read(value, site))
                        .orElse(Map.of()),
                root,
                site);
        Variables variables = root.specified("variables")
                .map(value -> VariablesKeyword.OF_ROOT.read(value, site))
                .orElse(Variables.NONE);
        Workflow workflow = root.specified("workflow")
                .map(value -> new WorkflowKeyword().read(value, site))
                .orElse(Workflow.DEFAULT);
        Map<String, Job> jobs = jobs(root, defaults);
        List<String> names = stages.orElseGet(() -> stagesOf(jobs));
        return new Pipeline(EdgeStages.around(names), jobs, variables, workflow, List.copyOf(notActedUpon));
    }

    /** In place of stages that could not be read, so that not every job is said to be in an unknown one. */
    private static List<String> stagesOf(Map<String, Job> jobs) {
        return jobs.values().stream().map(Job::stage).distinct().toList();
    }

    private Map<String, Job> jobs(YamlMap root, Map<String, YamlNode> defaults) {
        Site here = site.at("jobs", root);
        Map<String, Job> jobs = new LinkedHashMap<>();
        boolean visible = false;
        for (Map.Entry<String, YamlMap.Entry> named : root.entries().entrySet()) {
            String name = named.getKey();
            if (name.startsWith(".")) {
                checkHidden(name, named.getValue(), here);
            } else if (!NO_JOBS.contains(name)) {
                visible = true;
                job(name, named.getValue(), defaults, here).ifPresent(job -> jobs.put(name, job));
            }
        }
        if (!visible) {
            here.report(
                    root.span().source().span(0, 0),
                    "config",
                    "should contain at least one visible job",
                    Optional.empty());
        }
        return jobs;
    }

    private static void checkHidden(String name, YamlMap.Entry entry, Site here) {
        boolean blank = entry.value().isNull()
                || entry.value().asMap().filter(map -> map.names().isEmpty()).isPresent()
                || entry.value().asString().filter(String::isBlank).isPresent();
        if (blank) {
            here.at(name, entry.value()).report(entry.key().span(), "config", "can't be blank", Optional.empty());
        }
    }

    private static Optional<Job> job(String name, YamlMap.Entry entry, Map<String, YamlNode> defaults, Site here) {
        if (!(entry.key().value() instanceof String)) {
            here.at(name, entry.value())
                    .report(entry.key().span(), "name", "should be a symbol", Optional.of("put the name in quotes"));
            return Optional.empty();
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            String what = name.isBlank() ? "can't be blank" : "is too long (maximum is 255 characters)";
            here.at(name, entry.value()).report(entry.key().span(), "name", what, Optional.empty());
        }
        Optional<YamlMap> map = entry.value().asMap().filter(RootKeyword::looksLikeAJob);
        if (map.isEmpty()) {
            noJob(name, entry, here);
            return Optional.empty();
        }
        if (map.get().specified("script").isEmpty()
                && map.get().specified("run").isEmpty()
                && map.get().specified("trigger").isEmpty()
                && !map.get().has("script")) {
            here.at(name, entry.value())
                    .report(
                            entry.key().span(),
                            "config",
                            "should contain either a trigger or a needs:pipeline",
                            Optional.empty());
        } else if (map.get().has("script") && map.get().specified("script").isEmpty()) {
            here.at(name, entry.value())
                    .report(map.get().keySpan("script"), "script", "can't be blank", Optional.empty());
        }
        return Optional.of(new JobKeyword(entry.key(), defaults).read(map.get(), here));
    }

    private static boolean looksLikeAJob(YamlMap map) {
        return map.has("script") || map.has("run") || map.has("trigger") || map.has("needs");
    }

    /** GitLab takes every unknown name of the root level for a job; that is why a misspelt keyword ends here. */
    private static void noJob(String name, YamlMap.Entry entry, Site here) {
        String text = here.location() + " " + name.replace(' ', '_').replace('_', ' ')
                + " config should implement the script:, run:, or trigger: keyword";
        Problem problem = Problem.error(
                "no-job", text.toLowerCase(Locale.ROOT), entry.key().span());
        List<String> keys = new ArrayList<>(OWN_WORDS);
        Optional<String> hint = DidYouMean.nearest(name, keys)
                .map(near -> "did you mean '" + near + "'?")
                .or(() -> entry.value().asMap().flatMap(map -> map.names().stream()
                        .flatMap(key -> DidYouMean.nearest(key, List.of("script", "trigger")).stream()
                                .map(near -> "did you mean '" + near + "' instead of '" + key + "'?"))
                        .findFirst()))
                .or(() -> Optional.of(
                        "a job needs a script; a template that is not a job starts with a dot: '." + name + "'"));
        here.problems().accept(hint.map(problem::withHint).orElse(problem));
    }
}
