package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code timeout} of a job, at most a month.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#timeout">timeout</a>
 */
final class TimeoutKeyword implements Keyword<Optional<Duration>> {
    private static final Duration LONGEST = Duration.ofDays(30);

    @Override
    public String name() {
        return "timeout";
    }

    @Override
    public Optional<Duration> read(YamlNode value, Site site) {
        Site here = site.at("timeout", value);
        Optional<Duration> duration = value.asScalar().flatMap(scalar -> DurationText.parse(scalar.text()));
        if (duration.isEmpty()) {
            here.attribute(value, "config", "should be a duration", Optional.of("such as 90m, 1h 30m or 2 hours"));
        } else if (duration.get().compareTo(LONGEST) > 0) {
            here.config(value, "should not exceed the limit");
        }
        return duration;
    }
}
