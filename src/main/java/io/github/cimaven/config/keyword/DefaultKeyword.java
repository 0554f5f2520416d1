package io.github.cimaven.config.keyword;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code default}, and the same keywords at the root level, as values that jobs take whole where they name none of their own.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#default">default</a>
 */
final class DefaultKeyword implements Keyword<Map<String, YamlNode>> {
    /** Keywords that still work at the root level, where they are deprecated. */
    static final List<String> AT_ROOT = List.of("image", "services", "before_script", "after_script", "cache");

    private static final KeywordTable KEYS = KeywordTable.named("default:")
            .actsUpon("after_script", "before_script", "image", "services", "timeout", "retry", "artifacts")
            .notYet("hooks", "cache", "id_tokens", "identity", "interruptible", "tags");

    @Override
    public String name() {
        return "default";
    }

    @Override
    public Map<String, YamlNode> read(YamlNode value, Site site) {
        Site here = site.at("default", value);
        if (!(value instanceof YamlMap map)) {
            here.config(value, "should be a hash");
            return Map.of();
        }
        KEYS.check(map, here);
        checkValues(map, here);
        Map<String, YamlNode> defaults = new LinkedHashMap<>();
        map.names().stream().filter(KEYS::knows).forEach(name -> map.specified(name)
                .ifPresent(given -> defaults.put(name, given)));
        return defaults;
    }

    /** Reads each value once here, so that its problems are not said again for every job that inherits it. */
    private static void checkValues(YamlMap map, Site site) {
        JobKeywords.INHERITABLE.forEach(
                keyword -> map.specified(keyword.name()).ifPresent(value -> keyword.read(value, site)));
    }

    /** The defaults of {@code default:} with those of the root level, which must not name the same keyword. */
    static Map<String, YamlNode> withRoot(Map<String, YamlNode> defaults, YamlMap root, Site site) {
        Map<String, YamlNode> all = new LinkedHashMap<>(defaults);
        for (String name : AT_ROOT) {
            root.specified(name).ifPresent(value -> {
                if (defaults.containsKey(name)) {
                    site.problems()
                            .accept(Problem.error(
                                    "defined-twice",
                                    name + " is defined in top-level and `default:` entry",
                                    root.keySpan(name)));
                }
                JobKeywords.INHERITABLE.stream()
                        .filter(keyword -> keyword.name().equals(name))
                        .forEach(keyword -> keyword.read(value, site));
                all.putIfAbsent(name, value);
            });
        }
        return all;
    }
}
