package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.model.Policy;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.Start;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What decides when a job starts and what its failure means: {@code when}, {@code start_in}, {@code allow_failure}, rules. */
final class StartKeywords {
    private static final RulesKeyword RULES = RulesKeyword.ofJob();
    private static final StartInKeyword START_IN = new StartInKeyword();
    private static final AllowFailureKeyword ALLOW_FAILURE = new AllowFailureKeyword();

    private StartKeywords() {}

    /** What a job says of itself; a bridge has other words for it. */
    static void check(YamlMap map, Site site) {
        Optional<YamlNode> when = map.specified("when");
        if (when.isPresent()) {
            WhenKeyword.OF_JOB.read(when.get(), site.via(when.get()));
        }
        Optional<YamlNode> allowFailure = map.specified("allow_failure");
        if (allowFailure.isPresent()) {
            AllowFailureKeyword.checkShape(allowFailure.get(), site.via(allowFailure.get()));
        }
        boolean delayed = when.isPresent() && when.get().asString().equals(Optional.of("delayed"));
        Optional<YamlNode> startIn = map.get("start_in");
        if (delayed) {
            YamlNode value = map.specified("start_in").orElse(when.get());
            StartInKeyword.check(startIn, value, site.via(value));
        }
        if (startIn.isPresent() && (!delayed || map.has("rules")) && !Values.isBlank(startIn.get())) {
            site.via(startIn.get()).attribute(startIn.get(), "start in", "must be blank");
        }
    }

    /** Read from a job whose own values were checked before; rules and what is below values are checked here. */
    static Start read(JobReader reader) {
        Optional<YamlNode> given = reader.map().specified("when");
        Optional<When> when = given.isPresent()
                ? WhenKeyword.OF_JOB.read(given.get(), reader.site().muted())
                : Optional.empty();
        Optional<YamlNode> delay =
                when.equals(Optional.of(When.DELAYED)) ? reader.map().specified("start_in") : Optional.empty();
        Optional<Duration> startIn =
                delay.isPresent() ? START_IN.read(delay.get(), reader.site().muted()) : Optional.empty();
        AllowFailure allowFailure = reader.own(ALLOW_FAILURE)
                .orElse(when.equals(Optional.of(When.MANUAL)) ? AllowFailure.YES : AllowFailure.NO);
        return start(reader, when, startIn, allowFailure);
    }

    static Start start(JobReader reader, Optional<When> when, Optional<Duration> startIn, AllowFailure allowFailure) {
        Optional<Policy> only = reader.own(PolicyKeyword.ONLY);
        return new Start(
                when.orElse(When.ON_SUCCESS),
                startIn,
                allowFailure,
                rules(reader),
                only.isPresent() ? only : implicit(reader.map()),
                reader.own(PolicyKeyword.EXCEPT));
    }

    private static Optional<List<Rule>> rules(JobReader reader) {
        Optional<YamlNode> value = reader.map().specified("rules");
        return value.isPresent() && Values.isNestedMaps(value.get())
                ? reader.shared(RULES).orElse(Optional.empty())
                : Optional.empty();
    }

    private static Optional<Policy> implicit(YamlMap map) {
        return map.has("rules") ? Optional.empty() : Optional.of(Policy.implicit(map.span()));
    }
}
