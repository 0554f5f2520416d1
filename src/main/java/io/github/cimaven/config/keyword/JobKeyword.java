package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Inherit;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Limits;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.Place;
import io.github.cimaven.config.model.Retry;
import io.github.cimaven.config.model.Script;
import io.github.cimaven.config.model.Upstream;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job: the keywords of its level, put together.
 *
 * @param key the name, and where it stands
 * @param defaults values of keywords that the job takes where it names none
 * @param once reads what many jobs have from one place
 * @see <a href="https://docs.gitlab.com/ci/yaml/#job-keywords">Job keywords</a>
 */
record JobKeyword(YamlScalar key, Map<String, YamlNode> defaults, ReadOnce once) implements Keyword<Job> {
    static final KeywordTable KEYS = KeywordTable.named("")
            .actsUpon(
                    "after_script",
                    "allow_failure",
                    "artifacts",
                    "before_script",
                    "dependencies",
                    "cache",
                    "coverage",
                    "environment",
                    "except",
                    "extends",
                    "hooks",
                    "id_tokens",
                    "image",
                    "inherit",
                    "inputs",
                    "interruptible",
                    "manual_confirmation",
                    "needs",
                    "only",
                    "parallel",
                    "release",
                    "resource_group",
                    "retry",
                    "rules",
                    "run",
                    "script",
                    "secrets",
                    "services",
                    "stage",
                    "start_in",
                    "timeout",
                    "variables",
                    "when")
            .notYet("pages", "publish", "tags", "identity", "dast_configuration");

    @Override
    public String name() {
        return key.text();
    }

    @Override
    public Job read(YamlNode value, Site site) {
        YamlMap map = (YamlMap) value;
        Site here = ProcessableKeywords.place(key, "job", value, site);
        check(map, here);
        boolean wellFormed = here.clean();
        JobReader reader = new JobReader(map, here, InheritKeyword.defaultsOf(map, defaults), once).children();
        for (String name : JobKeywords.CHECKED) {
            if (map.has(name)) {
                reader.shared(JobKeywords.of(name));
            }
        }
        Job job = job(reader);
        if (wellFormed) {
            DependenciesKeyword.checkNeeds(map, job.upstream(), here);
        }
        return job;
    }

    /** What GitLab checks of the job itself, before it looks into its keywords. */
    private void check(YamlMap map, Site here) {
        KEYS.check(map, here);
        ProcessableKeywords.check(key, map, here);
        if (map.has("run")) {
            for (String name : List.of("script", "before_script", "after_script")) {
                ProcessableKeywords.checkExclusive(map, here, List.of(name, "run"));
            }
        } else if (!map.has("script") || Values.isBlank(map.get("script").get())) {
            here.report(map.keySpan("script"), "script", "can't be blank", Optional.empty());
        }
        StartKeywords.check(map, here);
        for (String name : List.of("dependencies", "manual_confirmation", "run")) {
            Optional<YamlNode> value = map.specified(name);
            if (value.isPresent()) {
                JobKeywords.of(name).read(value.get(), here.via(value.get()));
            }
        }
        new PagesJob(name(), map).check(here);
    }

    private Job job(JobReader reader) {
        PagesJob pages = new PagesJob(name(), reader.map());
        return new Job(
                name(),
                ProcessableKeywords.stage(reader),
                new Script(
                        reader.inherited(JobKeywords.BEFORE).orElse(List.of()),
                        reader.own(JobKeywords.SCRIPT).orElse(List.of()),
                        reader.inherited(JobKeywords.AFTER).orElse(List.of())),
                StartKeywords.read(reader),
                upstream(reader),
                pages.artifacts(reader.inherited(JobKeywords.ARTIFACTS).flatMap(artifacts -> artifacts)),
                new Limits(
                        reader.inherited(JobKeywords.RETRY).orElse(Retry.NONE),
                        reader.own(JobKeywords.TIMEOUT).flatMap(timeout -> timeout)),
                new Place(
                        reader.inherited(JobKeywords.IMAGE).flatMap(image -> image),
                        reader.inherited(JobKeywords.SERVICES).orElse(List.of())),
                reader.own(JobKeywords.ENVIRONMENT).flatMap(environment -> environment),
                reader.own(VariablesKeyword.OF_JOB).orElse(Variables.NONE),
                reader.own(JobKeywords.INHERIT).orElse(Inherit.ALL),
                reader.own(ParallelKeyword.OF_JOB),
                Optional.empty(),
                Optional.empty(),
                pages.options(options(reader)),
                key.span());
    }

    private static Upstream upstream(JobReader reader) {
        return new Upstream(
                reader.<Optional<List<Need>>>own(NeedsKeyword.ofJob()).flatMap(needs -> needs),
                reader.map().specified("dependencies").flatMap(Values::strings));
    }

    private static Options options(JobReader reader) {
        Options options = reader.options();
        Optional<YamlNode> needs = reader.map().specified("needs");
        List<?> ofPipelines = needs.isPresent() ? NeedsKeyword.ofPipelines(needs.get()) : List.of();
        return ofPipelines.isEmpty() ? options : options.with("cross_dependencies", ofPipelines);
    }
}
