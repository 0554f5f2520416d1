package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;

/**
 * {@code identity}: the cloud that a job shows its identity to.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#identity">identity</a>
 */
final class IdentityKeyword implements CheckedKeyword {
    private static final List<String> CLOUDS = List.of("google_cloud");

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public void check(YamlNode value, Site site) {
        String given = Shape.text(value);
        if (!CLOUDS.contains(given)) {
            site.at("identity", value)
                    .choice(value, "config", "should be one of: " + String.join(", ", CLOUDS), given, CLOUDS);
        }
    }
}
