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
        return check(Optional.of(value), value, site);
    }

    /**
     * Absent, or of another type than text, it is neither a duration nor within the limit, and GitLab says both.
     *
     * @param place where the problem is shown
     */
    static Optional<Duration> check(Optional<YamlNode> given, YamlNode place, Site site) {
        Optional<Duration> duration = given.flatMap(YamlNode::asString).flatMap(DurationText::parse);
        if (duration.isEmpty()) {
            site.attribute(place, "start in", "should be a duration", Optional.of("such as '30 minutes'"));
        }
        if (duration.filter(time -> time.compareTo(LONGEST) <= 0).isEmpty()) {
            site.attribute(place, "start in", "should not exceed the limit", Optional.of("it is one week"));
        }
        return duration;
    }
}
