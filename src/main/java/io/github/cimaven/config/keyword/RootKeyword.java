package io.github.cimaven.config.keyword;

import io.github.cimaven.config.merge.EdgeStages;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.model.Workflow;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The root level: its own keywords, and every other name, which is a job.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#global-keywords">Global keywords</a>
 */
public final class RootKeyword {
    /** Names that are never a job. */
    private static final List<String> RESERVED =
            List.of("include", "stages", "variables", "image", "services", "cache", "before_script", "after_script");
    /** Names that are a job only where their value looks like one. */
    private static final List<String> WORDS = List.of("default", "workflow");

    private static final List<String> KNOWN = List.of(
            "default",
            "include",
            "stages",
            "variables",
            "workflow",
            "image",
            "services",
            "cache",
            "before_script",
            "after_script",
            "pages");

    private final Set<String> notActedUpon;
    private final Site site;

    /** @param notActedUpon names found so far, such as those of includes */
    public RootKeyword(Consumer<Problem> problems, Set<String> notActedUpon) {
        this.notActedUpon = new TreeSet<>(notActedUpon);
        this.site = Site.root(problems, this.notActedUpon::add);
    }

    /** Names that stand for jobs, hidden ones included. */
    public static Set<String> jobNames(YamlMap root) {
        Set<String> names = new LinkedHashSet<>(root.names());
        names.removeIf(name -> !isJob(name, root.get(name).orElseThrow()));
        return names;
    }

    /** {@code default} and {@code workflow} are jobs where they look like one, and hardly anybody means that. */
    public static void checkWords(YamlMap root, Consumer<Problem> problems) {
        for (String word : WORDS) {
            root.get(word).filter(value -> isJob(word, value)).ifPresent(value -> {
                String sign = Stream.of("script", "run", "trigger", "needs")
                        .filter(value.asMap().orElseThrow()::has)
                        .findFirst()
                        .orElseThrow();
                problems.accept(Problem.warning(
                                "word-as-job",
                                "'" + word + "' is a job here, since it has '" + sign + "'",
                                root.keySpan(word))
                        .via(value.trail())
                        .withHint("all that stands there is this job's alone; give the job another name, or write '"
                                + sign + "' in each job"));
            });
        }
    }

    private static boolean isJob(String name, YamlNode value) {
        return !RESERVED.contains(name)
                && (!WORDS.contains(name) || JobsKeyword.Kind.of(name, value) != JobsKeyword.Kind.NONE);
    }

    /** Whatever was found; problems decide whether it may be used. */
    public Pipeline read(YamlMap whole) {
        Map<String, YamlMap.Entry> ownEntries = new LinkedHashMap<>(whole.entries());
        Map<String, YamlMap.Entry> jobEntries = new LinkedHashMap<>(whole.entries());
        Set<String> jobNames = jobNames(whole);
        ownEntries.keySet().removeAll(jobNames);
        jobEntries.keySet().retainAll(jobNames);
        YamlMap root = whole.withEntries(ownEntries);
        Optional<Problem> twice = DefaultKeyword.definedTwice(root);
        if (twice.isPresent()) {
            site.problems().accept(twice.get());
            return new Pipeline(List.of(), Map.of(), Variables.NONE, Workflow.DEFAULT, List.copyOf(notActedUpon));
        }
        root.specified("include")
                .ifPresent(
                        value -> IncludesKeyword.check(value, site.at("include", value), IncludesKeyword.ANY_NUMBER));
        Optional<List<String>> stages = root.specified("stages")
                .map(value -> new StagesKeyword().read(value, site))
                .orElse(Optional.of(EdgeStages.around(StagesKeyword.DEFAULT)));
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
        Map<String, Job> jobs = new JobsKeyword(defaults, KNOWN)
                .read(
                        whole.withEntries(jobEntries),
                        workflow.namesRules() ? site.without(RulesKeyword.UNBOUNDED) : site);
        List<String> names = stages.orElseGet(() -> stagesOf(jobs));
        return new Pipeline(names, jobs, variables, workflow, List.copyOf(notActedUpon));
    }

    /** In place of stages that could not be read, so that not every job is said to be in an unknown one. */
    private static List<String> stagesOf(Map<String, Job> jobs) {
        return EdgeStages.around(
                jobs.values().stream().map(Job::stage).distinct().toList());
    }
}
