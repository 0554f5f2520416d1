package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code allow_failure}: a flag, or the exit codes that are allowed.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#allow_failure">allow_failure</a>
 */
final class AllowFailureKeyword implements Keyword<AllowFailure> {
    private static final KeywordTable KEYS =
            KeywordTable.named("allow_failure:").actsUpon("exit_codes");

    @Override
    public String name() {
        return "allow_failure";
    }

    /** What GitLab checks before it looks into the value. */
    static void checkShape(YamlNode value, Site site) {
        if (Values.bool(value).isEmpty() && value.asMap().isEmpty()) {
            site.attribute(value, "allow failure", "should be a hash or a boolean value");
        }
    }

    @Override
    public AllowFailure read(YamlNode value, Site site) {
        return value.asMap()
                .map(map -> byExitCodes(map, site.at(name(), value)))
                .orElseGet(() -> Values.bool(value).orElse(false) ? AllowFailure.YES : AllowFailure.NO);
    }

    private static AllowFailure byExitCodes(YamlMap map, Site site) {
        KEYS.check(map, site);
        Optional<YamlNode> codes = map.specified("exit_codes");
        Optional<List<Integer>> numbers = codes.flatMap(Values::integers);
        if (codes.isPresent() && numbers.isEmpty()) {
            site.attribute(codes.get(), "exit codes", "should be an array of integers or an integer");
        }
        return new AllowFailure(false, numbers.orElse(List.of()));
    }

    /** The criteria alone, the codes as a list; a flag is no option. */
    @Override
    public @Nullable Object option(YamlNode value) {
        if (!(value instanceof YamlMap map)) {
            return null;
        }
        Map<String, @Nullable Object> criteria = new LinkedHashMap<>(PlainData.of(map));
        map.specified("exit_codes")
                .flatMap(Values::integer)
                .ifPresent(code -> criteria.put("exit_codes", List.of(code)));
        return criteria;
    }
}
