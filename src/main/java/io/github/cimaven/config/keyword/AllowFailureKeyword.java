package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.AllowFailure;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

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

    @Override
    public AllowFailure read(YamlNode value, Site site) {
        Optional<Boolean> flag = Values.bool(value);
        if (flag.isPresent()) {
            return flag.get() ? AllowFailure.YES : AllowFailure.NO;
        }
        if (value instanceof YamlMap map) {
            return byExitCodes(map, site.at("allow_failure", value));
        }
        site.attribute(value, "allow failure", "should be a hash or a boolean value");
        return AllowFailure.NO;
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
}
