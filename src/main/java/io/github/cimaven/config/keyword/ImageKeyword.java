package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code image}: a name, or a map with one.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#image">image</a>
 */
final class ImageKeyword implements Keyword<Optional<Image>> {
    private static final KeywordTable KEYS = KeywordTable.named("image:")
            .actsUpon("name", "entrypoint", "docker", "pull_policy")
            .noEffect("kubernetes", "ports");

    @Override
    public String name() {
        return "image";
    }

    @Override
    public Optional<Image> read(YamlNode value, Site site) {
        Site here = site.at("image", value);
        ContainerEntry entry = new ContainerEntry(value, here);
        entry.check(KEYS);
        if (here.clean()) {
            entry.checkBelow();
        }
        return entry.image();
    }

    @Override
    public Map<String, @Nullable Object> option(YamlNode value) {
        return ContainerEntry.option(value);
    }
}
