package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Upstream;
import io.github.cimaven.config.yaml.YamlMap;
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

    /** Beside {@code needs} they can only choose among the needed jobs. */
    static void checkNeeds(YamlMap map, Upstream upstream, Site site) {
        List<String> wanted = upstream.dependencies().orElse(List.of());
        Optional<YamlNode> needs =
                map.specified("needs").filter(value -> upstream.needs().isPresent());
        if (wanted.isEmpty() || needs.isEmpty()) {
            return;
        }
        List<String> needed = upstream.needs().get().stream().map(Need::job).toList();
        boolean ofPipelines = !NeedsKeyword.ofPipelines(needs.get()).isEmpty();
        List<String> missing =
                wanted.stream().filter(name -> !needed.contains(name)).toList();
        YamlNode value = map.get("dependencies").orElseThrow();
        if (needed.isEmpty() && ofPipelines) {
            site.via(needs.get())
                    .attribute(needs.get(), "needs", "corresponding to dependencies must be from the same pipeline");
        } else if (!needed.isEmpty() && !missing.isEmpty()) {
            site.via(value)
                    .attribute(
                            item(value, missing.get(0)),
                            "dependencies",
                            "the " + String.join(", ", missing) + " should be part of needs",
                            Optional.of("add them to needs, or take them out of dependencies"));
        }
    }

    private static YamlNode item(YamlNode value, String name) {
        return value.asList().stream()
                .flatMap(list -> list.items().stream())
                .filter(item -> item.asString().filter(name::equals).isPresent())
                .findFirst()
                .orElse(value);
    }
}
