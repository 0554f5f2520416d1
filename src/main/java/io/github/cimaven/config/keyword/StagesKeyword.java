package io.github.cimaven.config.keyword;

import io.github.cimaven.config.merge.EdgeStages;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code stages}: their names in order, {@code .pre} and {@code .post} around them.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#stages">stages</a>
 */
final class StagesKeyword implements Keyword<Optional<List<String>>> {
    static final List<String> DEFAULT = List.of("build", "test", "deploy");

    @Override
    public String name() {
        return "stages";
    }

    @Override
    public Optional<List<String>> read(YamlNode value, Site site) {
        Optional<List<String>> stages = Values.nestedStrings(value);
        if (stages.isEmpty()) {
            site.at("stages", value)
                    .config(value, "should be an array of strings or a nested array of strings up to 10 levels deep");
        }
        // An empty list stays without the edges too; one that holds an empty list does not.
        boolean empty = value.asList().filter(list -> list.items().isEmpty()).isPresent();
        return stages.map(names -> empty ? names : EdgeStages.around(names));
    }
}
