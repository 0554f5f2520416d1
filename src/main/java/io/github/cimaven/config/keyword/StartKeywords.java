package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Policy;
import io.github.cimaven.config.model.Start;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.time.Duration;
import java.util.Optional;

/** What decides when a job starts and what its failure means: {@code when}, {@code start_in}, {@code allow_failure}, rules. */
final class StartKeywords {
    private static final RulesKeyword RULES = RulesKeyword.ofJob();

    private StartKeywords() {}

    /** What a job says of itself; a bridge has other words for it. */
    static void check(YamlMap map, Site site) {
        map.specified("when").ifPresent(value -> WhenKeyword.OF_JOB.read(value, site.via(value)));
        map.specified("allow_failure").ifPresent(value -> AllowFailureKeyword.checkShape(value, site.via(value)));
        boolean delayed = map.specified("when")
                .flatMap(YamlNode::asString)
                .filter("delayed"::equals)
                .isPresent();
        Optional<YamlNode> startIn = map.get("start_in");
        if (delayed) {
            YamlNode value = startIn.filter(given -> !given.isNull())
                    .orElseGet(() -> map.get("when").orElseThrow());
            StartInKeyword.check(startIn, value, site.via(value));
        }
        startIn.filter(value -> (!delayed || map.has("rules")) && !Values.isBlank(value))
                .ifPresent(value -> site.via(value).attribute(value, "start in", "must be blank"));
    }

    /** Read from a job whose own values were checked before; rules and what is below values are checked here. */
    static Start read(JobReader reader) {
        Site muted = reader.site().muted();
        Optional<When> when = reader.map().specified("when").flatMap(value -> WhenKeyword.OF_JOB.read(value, muted));
        Optional<Duration> startIn = when.filter(When.DELAYED::equals)
                .flatMap(delayed -> reader.map().specified("start_in"))
                .flatMap(value -> new StartInKeyword().read(value, muted));
        AllowFailure allowFailure = reader.own(new AllowFailureKeyword())
                .orElse(when.filter(When.MANUAL::equals).isPresent() ? AllowFailure.YES : AllowFailure.NO);
        return start(reader, when, startIn, allowFailure);
    }

    static Start start(JobReader reader, Optional<When> when, Optional<Duration> startIn, AllowFailure allowFailure) {
        return new Start(
                when.orElse(When.ON_SUCCESS),
                startIn,
                allowFailure,
                reader.map()
                        .specified("rules")
                        .filter(Values::isNestedMaps)
                        .flatMap(value -> reader.shared(RULES))
                        .flatMap(rules -> rules),
                reader.own(PolicyKeyword.ONLY).or(() -> implicit(reader.map())),
                reader.own(PolicyKeyword.EXCEPT));
    }

    private static Optional<Policy> implicit(YamlMap map) {
        return map.has("rules") ? Optional.empty() : Optional.of(Policy.implicit(map.span()));
    }
}
