package io.github.cimaven.config.expression;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Finds a job's coverage in a line of its log: the first number in the last match, or in its last group if there are groups.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#coverage">coverage</a>
 */
public final class CoveragePattern {
    private static final java.util.regex.Pattern NUMBER = java.util.regex.Pattern.compile("\\d+(\\.\\d+)?");

    private final Pattern pattern;

    private CoveragePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * @param regex as GitLab holds it, without the slashes around it
     * @return absent if RE2 does not accept it
     */
    public static Optional<CoveragePattern> of(String regex) {
        return BoundedPattern.compile(regex).map(CoveragePattern::new);
    }

    /** Absent if there is none in this line. */
    public Optional<BigDecimal> in(String line) {
        Matcher matcher = pattern.matcher(line);
        Optional<String> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.ofNullable(matcher.group(matcher.groupCount()));
        }
        return last.map(NUMBER::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> new BigDecimal(found.group()));
    }
}
