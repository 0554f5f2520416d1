package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code image}: a name, or a map with one.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#image">image</a>
 */
final class ImageKeyword implements Keyword<Optional<Image>> {
    private static final KeywordTable KEYS = KeywordTable.named("image:")
            .actsUpon("name", "entrypoint")
            .noEffect("docker", "kubernetes", "pull_policy", "ports");

    @Override
    public String name() {
        return "image";
    }

    @Override
    public Optional<Image> read(YamlNode value, Site site) {
        Site here = site.at("image", value);
        Optional<String> text = value.asString();
        if (text.isPresent()) {
            return ContainerValues.name(value, here).map(name -> new Image(name, List.of()));
        }
        if (!(value instanceof YamlMap map)) {
            here.config(value, "should be a hash or a string");
            return Optional.empty();
        }
        KEYS.check(map, here);
        List<String> entrypoint = ContainerValues.commandLine(map, "entrypoint", here);
        return ContainerValues.name(map, here).map(name -> new Image(name, entrypoint));
    }
}
