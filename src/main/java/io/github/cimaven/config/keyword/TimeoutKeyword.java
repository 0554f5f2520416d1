package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code timeout} of a job, at most a month.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#timeout">timeout</a>
 */
final class TimeoutKeyword implements Keyword<Optional<Duration>> {
    /** A twelfth of the mean year. */
    private static final Duration LONGEST = Duration.ofSeconds(2_629_746);

    @Override
    public String name() {
        return "timeout";
    }

    /** What is no duration does not keep the limit either. */
    @Override
    public Optional<Duration> read(YamlNode value, Site site) {
        Site here = site.at("timeout", value);
        Optional<Duration> duration = value.asString().flatMap(DurationText::parse);
        if (duration.isEmpty()) {
            here.attribute(value, "config", "should be a duration", Optional.of("such as 90m, 1h 30m or 2 hours"));
        }
        if (duration.filter(given -> given.compareTo(LONGEST) <= 0).isEmpty()) {
            here.config(value, "should not exceed the limit");
        }
        return duration;
    }

    /** In seconds. */
    @Override
    public @Nullable Object option(YamlNode value) {
        return value.asString()
                .flatMap(DurationText::exact)
                .map(TimeoutKeyword::number)
                .orElse(null);
    }

    private static Object number(BigDecimal seconds) {
        boolean whole = seconds.stripTrailingZeros().scale() <= 0;
        return whole ? (Object) seconds.toBigInteger() : (Object) seconds.doubleValue();
    }
}
