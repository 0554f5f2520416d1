package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Inherit;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Limits;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.Place;
import io.github.cimaven.config.model.Retry;
import io.github.cimaven.config.model.Script;
import io.github.cimaven.config.model.Start;
import io.github.cimaven.config.model.Upstream;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job: the keywords of its level, put together.
 *
 * @param key the name, and where it stands
 * @param defaults values of keywords that the job takes where it names none
 * @see <a href="https://docs.gitlab.com/ci/yaml/#job-keywords">Job keywords</a>
 */
record JobKeyword(YamlScalar key, Map<String, YamlNode> defaults) implements Keyword<Job> {
    static final KeywordTable KEYS = KeywordTable.named("")
            .actsUpon(
                    "after_script",
                    "allow_failure",
                    "artifacts",
                    "before_script",
                    "dependencies",
                    "environment",
                    "extends",
                    "image",
                    "needs",
                    "retry",
                    "rules",
                    "script",
                    "services",
                    "stage",
                    "start_in",
                    "timeout",
                    "variables",
                    "when")
            .notYet(
                    "cache",
                    "coverage",
                    "except",
                    "hooks",
                    "id_tokens",
                    "inherit",
                    "inputs",
                    "manual_confirmation",
                    "only",
                    "pages",
                    "parallel",
                    "publish",
                    "release",
                    "resource_group",
                    "run",
                    "secrets",
                    "trigger",
                    "interruptible",
                    "tags",
                    "identity",
                    "dast_configuration");
    private static final List<List<String>> EXCLUSIVE = List.of(
            List.of("script", "run"),
            List.of("before_script", "run"),
            List.of("after_script", "run"),
            List.of("script", "trigger"),
            List.of("run", "trigger"));

    @Override
    public String name() {
        return key.text();
    }

    @Override
    public Job read(YamlNode value, Site site) {
        YamlMap map = (YamlMap) value;
        Site here = site.at(name(), value);
        KEYS.check(map, here);
        checkExclusive(map, here);
        Reader reader = new Reader(map, here);
        Start start = start(reader);
        return new Job(
                name(),
                stage(map, here),
                script(reader),
                start,
                new Upstream(
                        reader.<Optional<List<Need>>>own(new NeedsKeyword()).flatMap(needs -> needs),
                        reader.<Optional<List<String>>>own(new DependenciesKeyword())
                                .flatMap(names -> names)),
                reader.inherited(JobKeywords.ARTIFACTS).flatMap(artifacts -> artifacts),
                new Limits(
                        reader.inherited(JobKeywords.RETRY).orElse(Retry.NONE),
                        reader.inherited(JobKeywords.TIMEOUT).flatMap(timeout -> timeout)),
                new Place(
                        reader.inherited(JobKeywords.IMAGE).flatMap(image -> image),
                        reader.inherited(JobKeywords.SERVICES).orElse(List.of())),
                reader.own(new EnvironmentKeyword()).flatMap(environment -> environment),
                reader.own(VariablesKeyword.OF_JOB).orElse(Variables.NONE),
                Inherit.ALL,
                Optional.empty(),
                map.specified("script").isEmpty(),
                reader.options(),
                key.span());
    }

    /** Reads keywords of one job. */
    private final class Reader {
        private final YamlMap map;
        private final Site site;

        Reader(YamlMap map, Site site) {
            this.map = map;
            this.site = site;
        }

        <T> Optional<T> own(Keyword<T> keyword) {
            return map.specified(keyword.name()).map(value -> keyword.read(value, placed(value)));
        }

        <T> Optional<T> inherited(Keyword<T> keyword) {
            return own(keyword).or(() -> Optional.ofNullable(defaults.get(keyword.name()))
                    .map(value -> keyword.read(value, site.muted())));
        }

        /** What GitLab holds of each keyword, those that the job takes from {@code default} included. */
        Options options() {
            Map<String, Object> options = new LinkedHashMap<>();
            JobKeywords.OPTIONS.forEach((option, keyword) -> map.specified(keyword.name())
                    .or(() -> Optional.ofNullable(defaults.get(keyword.name())))
                    .map(keyword::option)
                    .ifPresent(value -> options.put(option, value)));
            return new Options(options);
        }

        /** Problems of a value that came through extends tell the way, also where GitLab's place is the job itself. */
        private Site placed(YamlNode value) {
            return value.trail().steps().isEmpty() ? site : site.named(site.location(), value);
        }
    }

    private static Script script(Reader reader) {
        Optional<List<String>> main = reader.own(JobKeywords.SCRIPT);
        reader.map
                .specified("script")
                .filter(JobKeyword::isBlank)
                .ifPresent(value -> reader.site.attribute(value, "script", "can't be blank"));
        return new Script(
                reader.inherited(JobKeywords.BEFORE).orElse(List.of()),
                main.orElse(List.of()),
                reader.inherited(JobKeywords.AFTER).orElse(List.of()));
    }

    private static boolean isBlank(YamlNode script) {
        return script instanceof YamlList list
                ? list.items().isEmpty()
                : script.asString().filter(String::isBlank).isPresent();
    }

    private static Start start(Reader reader) {
        Optional<When> when = reader.own(WhenKeyword.OF_JOB).flatMap(word -> word);
        AllowFailure allowFailure = reader.own(new AllowFailureKeyword())
                .orElse(when.filter(When.MANUAL::equals).isPresent() ? AllowFailure.YES : AllowFailure.NO);
        boolean hasRules = reader.map.specified("rules").isPresent();
        checkBesideRules(reader, hasRules);
        return new Start(
                when.orElse(When.ON_SUCCESS),
                startIn(reader, when, hasRules),
                allowFailure,
                reader.own(RulesKeyword.ofJob()).flatMap(rules -> rules),
                Optional.empty(),
                Optional.empty());
    }

    private static void checkBesideRules(Reader reader, boolean hasRules) {
        for (String key : List.of("only", "except", "start_in")) {
            if (hasRules && reader.map.specified(key).isPresent()) {
                reader.site.report(
                        reader.map.keySpan(key),
                        "config",
                        "key may not be used with `rules`: " + key,
                        Optional.empty());
            }
        }
    }

    private static Optional<Duration> startIn(Reader reader, Optional<When> when, boolean hasRules) {
        boolean delayed = when.filter(When.DELAYED::equals).isPresent();
        Optional<YamlNode> value = reader.map.specified("start_in");
        if (delayed && value.isEmpty() && !hasRules) {
            reader.site.attribute(reader.map.get("when").orElseThrow(), "start in", "should be a duration");
        } else if (value.isPresent() && (!delayed || hasRules)) {
            reader.site.attribute(value.get(), "start in", "must be blank");
        }
        return delayed ? reader.own(new StartInKeyword()).flatMap(duration -> duration) : Optional.empty();
    }

    private static String stage(YamlMap map, Site site) {
        Optional<YamlNode> value = map.specified("stage");
        if (value.isPresent() && value.get().asString().isEmpty()) {
            site.attribute(value.get(), "stage", "should be a string");
        }
        return value.flatMap(YamlNode::asString)
                .orElseGet(() ->
                        value.flatMap(YamlNode::asScalar).map(YamlScalar::text).orElse("test"));
    }

    private static void checkExclusive(YamlMap map, Site site) {
        for (List<String> pair : EXCLUSIVE) {
            if (pair.stream().allMatch(key -> map.specified(key).isPresent())) {
                site.report(
                        map.keySpan(pair.get(1)),
                        "config",
                        "these keys cannot be used together: " + String.join(", ", pair),
                        Optional.empty());
            }
        }
    }
}
