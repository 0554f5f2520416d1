package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code dependencies}: the jobs whose artifacts are wanted.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#dependencies">dependencies</a>
 */
final class DependenciesKeyword implements Keyword<Optional<List<String>>> {
    @Override
    public String name() {
        return "dependencies";
    }

    @Override
    public Optional<List<String>> read(YamlNode value, Site site) {
        Optional<List<String>> names = Values.strings(value);
        if (names.isEmpty()) {
            site.attribute(value, "dependencies", "should be an array of strings");
        }
        return names;
    }
}
