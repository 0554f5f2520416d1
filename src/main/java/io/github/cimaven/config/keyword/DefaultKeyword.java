package io.github.cimaven.config.keyword;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code default}, and the same keywords at the root level, as values that jobs take whole where they name none of their own.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#default">default</a>
 */
final class DefaultKeyword implements Keyword<Map<String, YamlNode>> {
    /** Keywords that still work at the root level, where they are deprecated. */
    static final List<String> AT_ROOT = List.of("before_script", "after_script", "cache", "image", "services");

    /** Checked, but jobs do not take it: GitLab gives a job only a timeout of its own. */
    private static final String TIMEOUT = "timeout";

    static final KeywordTable KEYS = KeywordTable.named("default:")
            .actsUpon("after_script", "before_script", "image", "services", TIMEOUT, "retry", "artifacts", "cache")
            .actsUpon("interruptible", "hooks", "id_tokens")
            .notYet("identity", "tags");

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
        if (here.clean()) {
            checkValues(map, here);
        }
        Map<String, YamlNode> defaults = new LinkedHashMap<>();
        map.names().stream().filter(DefaultKeyword::isInherited).forEach(name -> map.specified(name)
                .ifPresent(given -> defaults.put(name, given)));
        return defaults;
    }

    static boolean isInherited(String name) {
        return KEYS.knows(name) && !name.equals(TIMEOUT);
    }

    /** Reads each value once here, so that its problems are not said again for every job that inherits it. */
    private static void checkValues(YamlMap map, Site site) {
        for (String name : JobKeywords.INHERITABLE) {
            map.specified(name).ifPresent(value -> JobKeywords.of(name).read(value, site));
        }
    }

    /**
     * A keyword that stands at the root level and in {@code default} too. GitLab stops there and says nothing of anything else.
     */
    static Optional<Problem> definedTwice(YamlMap root) {
        Optional<YamlMap> defaults = root.specified("default")
                .flatMap(YamlNode::asMap)
                .filter(map -> map.names().stream().allMatch(KEYS::knows));
        return AT_ROOT.stream()
                .filter(name -> root.specified(name).isPresent())
                .filter(name -> defaults.flatMap(map -> map.specified(name)).isPresent())
                .findFirst()
                .map(name -> Problem.error(
                        "defined-twice", name + " is defined in top-level and `default:` entry", root.keySpan(name)));
    }

    /** The defaults of {@code default:} with those of the root level. */
    static Map<String, YamlNode> withRoot(Map<String, YamlNode> defaults, YamlMap root, Site site) {
        Map<String, YamlNode> all = new LinkedHashMap<>(defaults);
        for (String name : AT_ROOT) {
            root.specified(name).ifPresent(value -> {
                if (JobKeywords.INHERITABLE.contains(name)) {
                    JobKeywords.of(name).read(value, site);
                }
                all.putIfAbsent(name, value);
            });
        }
        return all;
    }
}
