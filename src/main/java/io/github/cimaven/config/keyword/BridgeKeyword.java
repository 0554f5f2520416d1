package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Inherit;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Limits;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Place;
import io.github.cimaven.config.model.Retry;
import io.github.cimaven.config.model.Script;
import io.github.cimaven.config.model.Start;
import io.github.cimaven.config.model.Trigger;
import io.github.cimaven.config.model.Upstream;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bridge: a job without a script that starts another pipeline.
 *
 * @param key the name, and where it stands
 * @param defaults values of keywords that it takes where it names none
 * @see <a href="https://docs.gitlab.com/ci/pipelines/downstream_pipelines/">Downstream pipelines</a>
 */
record BridgeKeyword(YamlScalar key, Map<String, YamlNode> defaults, ReadOnce once) implements Keyword<Job> {
    private static final KeywordTable KEYS = KeywordTable.named("")
            .actsUpon(
                    "parallel", "extends", "stage", "only", "except", "rules", "variables", "inherit", "allow_failure")
            .actsUpon("when", "needs", "environment", "interruptible", "trigger", "resource_group");
    /** Without a script a job is read as a bridge, and the script may only be misspelt. */
    private static final KeywordTable LIKELY = KEYS.and(JobKeyword.KEYS);

    static final List<String> INHERITED = List.of("interruptible");

    @Override
    public String name() {
        return key.text();
    }

    @Override
    public Job read(YamlNode value, Site site) {
        YamlMap map = (YamlMap) value;
        Site here = ProcessableKeywords.place(key, "bridge", value, site);
        check(map, here);
        Map<String, YamlNode> inherited = new LinkedHashMap<>(InheritKeyword.defaultsOf(map, defaults));
        inherited.keySet().retainAll(INHERITED);
        JobReader reader = new JobReader(map, here, inherited, once).children();
        reader.<YamlNode>own(JobKeywords.INTERRUPTIBLE);
        boolean triggers = here.clean() && map.specified("trigger").isPresent();
        Optional<Trigger> trigger = reader.own(new TriggerKeyword());
        if (!triggers) {
            here.report(
                    key.span(),
                    "config",
                    "should contain either a trigger or a needs:pipeline",
                    Optional.of(hint(map)));
        }
        return job(reader, trigger);
    }

    private static String hint(YamlMap map) {
        return map.specified("trigger").isPresent()
                ? "it does; GitLab says so of every trigger job with another problem"
                : JobsKeyword.misspeltScript(map)
                        .orElse("without a script GitLab takes a job with needs for one that starts another pipeline");
    }

    private void check(YamlMap map, Site here) {
        KEYS.check(map, here, LIKELY);
        ProcessableKeywords.check(key, map, here);
        map.specified("when").ifPresent(value -> WhenKeyword.OF_BRIDGE.read(value, here.via(value)));
        map.specified("allow_failure")
                .filter(value -> Values.bool(value).isEmpty())
                .ifPresent(value -> here.via(value).attribute(value, "allow failure", "should be a boolean value"));
    }

    private Job job(JobReader reader, Optional<Trigger> trigger) {
        return new Job(
                name(),
                ProcessableKeywords.stage(reader),
                new Script(List.of(), List.of(), List.of()),
                start(reader),
                new Upstream(
                        reader.<Optional<List<Need>>>own(NeedsKeyword.ofJobsOnly())
                                .flatMap(needs -> needs),
                        Optional.empty()),
                Optional.empty(),
                new Limits(Retry.NONE, Optional.empty()),
                Place.ANY,
                reader.own(JobKeywords.ENVIRONMENT).flatMap(environment -> environment),
                reader.own(VariablesKeyword.OF_JOB).orElse(Variables.NONE),
                reader.own(JobKeywords.INHERIT).orElse(Inherit.ALL),
                reader.own(ParallelKeyword.OF_BRIDGE),
                Optional.empty(),
                trigger,
                reader.options(),
                key.span());
    }

    private static Start start(JobReader reader) {
        Optional<When> when = reader.map()
                .specified("when")
                .flatMap(
                        value -> WhenKeyword.OF_BRIDGE.read(value, reader.site().muted()));
        AllowFailure allowFailure = reader.map()
                        .specified("allow_failure")
                        .flatMap(Values::bool)
                        .orElse(when.filter(When.MANUAL::equals).isPresent())
                ? AllowFailure.YES
                : AllowFailure.NO;
        return StartKeywords.start(reader, when, Optional.empty(), allowFailure);
    }
}
