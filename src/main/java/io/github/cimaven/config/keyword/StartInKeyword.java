package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code start_in}: how long a delayed job waits, at most a week.
 *
 * @see <a href="https://docs.gitlab.com/ci/jobs/job_control/#run-a-job-after-a-delay">Run a job after a delay</a>
 */
final class StartInKeyword implements Keyword<Optional<Duration>> {
    private static final Duration LONGEST = Duration.ofDays(7);

    @Override
    public String name() {
        return "start_in";
    }

    @Override
    public Optional<Duration> read(YamlNode value, Site site) {
        Optional<Duration> duration = value.asScalar().flatMap(scalar -> DurationText.parse(scalar.text()));
        if (duration.isEmpty()) {
            site.attribute(value, "start in", "should be a duration");
        } else if (duration.get().compareTo(LONGEST) > 0) {
            site.attribute(value, "start in", "should not exceed the limit");
        }
        return duration;
    }
}
