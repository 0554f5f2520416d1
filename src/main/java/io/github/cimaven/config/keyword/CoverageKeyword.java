package io.github.cimaven.config.keyword;

import io.github.cimaven.config.expression.Patterns;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code coverage}: the pattern that finds the coverage in the job's log.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#coverage">coverage</a>
 */
final class CoverageKeyword implements CheckedKeyword {
    @Override
    public String name() {
        return "coverage";
    }

    @Override
    public void check(YamlNode value, Site site) {
        if (value.asString().filter(Patterns::isPattern).isEmpty()) {
            site.at("coverage", value)
                    .attribute(
                            value,
                            "config",
                            "must be a regular expression with re2 syntax",
                            Optional.of(
                                    value.asString()
                                                    .filter(text -> text.matches("(?s)/.*/[ismU]*"))
                                                    .isPresent()
                                            ? Patterns.fault(value.asString().orElse(""))
                                            : "write it between slashes: '/total (\\d+)%/'"));
        }
    }

    /** Without its first and its last character, whatever that is: with flags after the second slash, the slash stays. */
    @Override
    public @Nullable Object option(YamlNode value) {
        return value.asString()
                .filter(text -> text.length() > 1)
                .map(text -> text.substring(1, text.length() - 1))
                .orElse(null);
    }
}
